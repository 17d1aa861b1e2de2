import type { Clock } from "../../runtime/index.ts";
import { RestError, type Shape, shape } from "../control/index.ts";
import {
  type ApplicationState,
  type AppVersionState,
  newVersion,
  withoutVersion,
  withVersion,
} from "./application-state.ts";
import { appVersionView } from "./application-view.ts";
import { describedBy, descriptionChangeShape, descriptionProperties } from "./description-body.ts";
import { type Answer, created, DONE, type Exchange, param, shapedBody, shown } from "./exchange.ts";
import { appVersionNameOf } from "./names.ts";
import type { Route } from "./route.ts";
import type { StateReader } from "./state-reader.ts";
import type { StateWriter } from "./state-writer.ts";

/** What the routes to appversions work with. */
export interface AppVersionRoutesParts {
  readonly reader: StateReader;
  readonly writer: StateWriter;
  readonly clock: Clock;
}

interface NewVersionBody {
  readonly nameSuffix: string;
  readonly displayName?: string | null;
  readonly description?: string | null;
}

const newVersionShape: Shape<NewVersionBody> = shape({
  type: "object",
  required: ["nameSuffix"],
  additionalProperties: false,
  properties: { nameSuffix: { type: "string" }, ...descriptionProperties },
});

/**
 * Below `applications/:appName/app-versions`: `POST` (201, `Location`) and `GET`; `GET`, `PATCH` (a JSON merge patch on
 * the description) and `DELETE` (204, a reading) of `:appVersionName`, which is the full name. Whoever may change the
 * application may make versions and describe them.
 */
export function appVersionRoutes(parts: AppVersionRoutesParts): readonly Route[] {
  const path = "applications/:appName/app-versions";
  const one = `${path}/:appVersionName`;
  return [
    { method: "post", path, answer: (exchange) => create(exchange, parts) },
    {
      method: "get",
      path,
      answer: (exchange) => {
        const { versions } = parts.reader.toShow(exchange.visitor, param(exchange, "appName"));
        return shown(Array.from(versions.values(), appVersionView));
      },
    },
    {
      method: "get",
      path: one,
      answer: (exchange) => {
        const name = param(exchange, "appVersionName");
        const application = parts.reader.toShow(exchange.visitor, param(exchange, "appName"), name);
        return shown(appVersionView(assertedVersion(application, name)));
      },
    },
    { method: "patch", path: one, answer: (exchange) => describe(exchange, parts) },
    { method: "delete", path: one, answer: (exchange) => remove(exchange, parts) },
  ];
}

/** The version of this full name, or a 404 `RestError`. */
export function assertedVersion(application: ApplicationState, name: string): AppVersionState {
  const version = application.versions.get(name);
  if (version === undefined) {
    const known = `GET /applications/${application.name}/app-versions lists those there are`;
    throw new RestError(404, `application "${application.name}" has no appversion "${name}"; ${known}`);
  }
  return version;
}

async function create(exchange: Exchange, { reader, writer, clock }: AppVersionRoutesParts): Promise<Answer> {
  const body = await shapedBody(exchange, newVersionShape);
  const application = reader.toChange(exchange.visitor, param(exchange, "appName"), "update");
  const name = appVersionNameOf(application.name, body.nameSuffix);
  if (application.versions.has(name)) {
    throw new RestError(409, `appversion "${name}" exists already; choose another suffix`);
  }
  const version = newVersion(name, describedBy(body), clock.now());
  await writer.putAll([withVersion(application, version)]);
  return created(exchange, name, appVersionView(version));
}

async function describe(exchange: Exchange, { reader, writer, clock }: AppVersionRoutesParts): Promise<Answer> {
  const body = await shapedBody(exchange, descriptionChangeShape);
  const application = reader.toChange(exchange.visitor, param(exchange, "appName"), "update");
  const before = assertedVersion(application, param(exchange, "appVersionName"));
  const { name, createdDate } = before;
  const updatedDate = new Date(clock.now()).toISOString();
  const after = { name, ...describedBy(body, before), createdDate, updatedDate };
  const intent = {
    serviceInstanceName: undefined,
    tenantId: application.tenantId,
    appName: application.name,
    appVerName: name,
  };
  await writer.putAll([withVersion(application, after)], [intent]);
  const stored = reader.toChange(exchange.visitor, application.name, "update");
  return shown(appVersionView(assertedVersion(stored, name)));
}

async function remove(exchange: Exchange, { reader, writer }: AppVersionRoutesParts): Promise<Answer> {
  const application = reader.toChange(exchange.visitor, param(exchange, "appName"), "delete");
  const { name } = assertedVersion(application, param(exchange, "appVersionName"));
  await writer.putAll([withoutVersion(application, name)]);
  return DONE;
}
