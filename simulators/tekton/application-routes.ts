import type { Clock } from "../../runtime/index.ts";
import { RestError, type Shape, shape } from "../control/index.ts";
import { type ApplicationState, type Description, newApplication } from "./application-state.ts";
import type { ApplicationStore } from "./application-store.ts";
import { applicationView } from "./application-view.ts";
import { describedBy, descriptionChangeShape, descriptionProperties } from "./description-body.ts";
import {
  type Answer,
  created,
  DONE,
  type Exchange,
  listingOf,
  param,
  queryText,
  shapedBody,
  shown,
} from "./exchange.ts";
import { assertedApplicationName } from "./names.ts";
import type { Route } from "./route.ts";
import type { StateReader } from "./state-reader.ts";
import type { StateWriter } from "./state-writer.ts";

/** What the routes to applications work with. */
export interface ApplicationRoutesParts {
  readonly applications: ApplicationStore;
  readonly reader: StateReader;
  readonly writer: StateWriter;
  readonly clock: Clock;
}

interface NewApplicationBody {
  readonly name: string;
  readonly displayName?: string | null;
  readonly description?: string | null;
}

const newApplicationShape: Shape<NewApplicationBody> = shape({
  type: "object",
  required: ["name"],
  additionalProperties: false,
  properties: { name: { type: "string" }, ...descriptionProperties },
});

/**
 * `POST` (201, `Location`) and `GET` of `applications`, `?tenantId=` choosing the tenant; `GET`, `PATCH` (a JSON merge
 * patch on the description) and `DELETE` (204) of `applications/:appName`. That they can be deleted is a reading: only
 * the scope for it is documented.
 */
export function applicationRoutes(parts: ApplicationRoutesParts): readonly Route[] {
  const path = "applications";
  const one = "applications/:appName";
  return [
    { method: "post", path, answer: (exchange) => create(exchange, parts) },
    {
      method: "get",
      path,
      answer: (exchange) => shown(parts.reader.toList(listingOf(exchange)).map(applicationView)),
    },
    { method: "get", path: one, answer: (exchange) => show(exchange, parts) },
    { method: "patch", path: one, answer: (exchange) => describe(exchange, parts) },
    {
      method: "delete",
      path: one,
      answer: async (exchange) => {
        await parts.writer.delete(parts.reader.toChange(exchange.visitor, param(exchange, "appName"), "delete"));
        return DONE;
      },
    },
  ];
}

async function create(exchange: Exchange, { applications, writer, clock }: ApplicationRoutesParts): Promise<Answer> {
  const tenantId = exchange.visitor.tenantForCreation(queryText(exchange, "tenantId"));
  const body = await shapedBody(exchange, newApplicationShape);
  const name = assertedApplicationName(body.name, "/name");
  if (applications.get(name) !== undefined) {
    throw new RestError(409, `application "${name}" exists already, here or in another tenant; choose another name`);
  }
  const application = newApplication(tenantId, name, describedBy(body), clock.now());
  await writer.putAll([application]);
  return created(exchange, name, applicationView(application));
}

function show(exchange: Exchange, { reader }: ApplicationRoutesParts): Answer {
  const name = param(exchange, "appName");
  const application = reader.toShow(exchange.visitor, name);
  const tenantId = queryText(exchange, "tenantId");
  if (tenantId !== undefined && application.tenantId !== tenantId) {
    throw new RestError(404, `no application "${name}" is in tenant "${tenantId}"; leave tenantId out or correct it`);
  }
  return shown(applicationView(application));
}

async function describe(exchange: Exchange, { reader, writer, clock }: ApplicationRoutesParts): Promise<Answer> {
  const body = await shapedBody(exchange, descriptionChangeShape);
  const application = reader.toChange(exchange.visitor, param(exchange, "appName"), "update");
  const after = redescribed(application, describedBy(body, application), clock.now());
  await writer.putAll([after], [intentOf(after)]);
  return shown(applicationView(reader.toChange(exchange.visitor, after.name, "update")));
}

function redescribed(application: ApplicationState, description: Description, nowMs: number): ApplicationState {
  const { displayName: _displayName, description: _description, ...rest } = application;
  return { ...rest, ...description, updatedDate: new Date(nowMs).toISOString() };
}

function intentOf({ tenantId, name }: ApplicationState) {
  return { serviceInstanceName: undefined, tenantId, appName: name, appVerName: null };
}
