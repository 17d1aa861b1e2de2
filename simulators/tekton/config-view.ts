import { jsonObjectText } from "../../protocol/json/index.ts";
import { type FaultRegistry, RestError } from "../control/index.ts";
import type { ApplicationState } from "./application-state.ts";
import { envelopeText } from "./envelope.ts";
import { type Answer, type Exchange, queryList } from "./exchange.ts";
import { occasionsOf } from "./occasions.ts";
import { assertedServiceInstance } from "./service-instance-routes.ts";
import type { AbsentForm, TektonSettings } from "./settings.ts";
import { settingsText, VERSIONS } from "./settings-text.ts";
import type { TektonFaults } from "./tekton-faults.ts";

/** What a view of configurations works with. */
export interface ConfigViewParts {
  readonly settings: TektonSettings;
  readonly faults: FaultRegistry<TektonFaults>;
}

/** Shows the settings of applications as services fetch them. */
export class ConfigView {
  readonly #parts: ConfigViewParts;

  constructor(parts: ConfigViewParts) {
    this.#parts = parts;
  }

  /** The envelope of several applications. One without settings is null in it, or left out. */
  list(serviceInstanceNames: readonly string[], applications: readonly ApplicationState[]): string {
    const envelope = serviceInstanceNames.map((serviceInstanceName) => {
      const entries = applications.flatMap((application) => {
        const text = settingsText(application.configs.get(serviceInstanceName));
        const form = text === undefined ? this.#absentForm(application, undefined) : undefined;
        return entriesOf(application, text, form, undefined);
      });
      return [serviceInstanceName, new Map(entries)] as const;
    });
    return envelopeText("applications", new Map(envelope));
  }

  /**
   * The envelope of one application with its versions, or of one version. Throws a 404 `RestError` where no service has
   * settings of it and that is how absence is told.
   */
  one(serviceInstanceNames: readonly string[], application: ApplicationState, appVersionName?: string): Answer {
    const found = serviceInstanceNames.map(
      (name) => [name, settingsText(application.configs.get(name), appVersionName)] as const,
    );
    const isAnyAbsent = found.some(([, text]) => text === undefined);
    const form = isAnyAbsent ? this.#absentForm(application, appVersionName) : undefined;
    if (form === "notFound" && found.every(([, text]) => text === undefined)) {
      const what = appVersionName ?? application.name;
      throw new RestError(404, `${serviceInstanceNames.join(", ")} has no settings of "${what}"; PUT some first`);
    }
    const envelope = found.map(
      ([name, text]) => [name, new Map(entriesOf(application, text, form, appVersionName))] as const,
    );
    return { status: 200, body: envelopeText("applications", new Map(envelope)) };
  }

  /** The service instances that the query names, or all. Throws a 404 `RestError` for one that is not known. */
  chosen(exchange: Exchange): readonly string[] {
    const { serviceInstances } = this.#parts.settings;
    const named = queryList(exchange, "serviceInstanceName");
    return named.length === 0
      ? Object.keys(serviceInstances)
      : named.map((name) => assertedServiceInstance(serviceInstances, name, "the query"));
  }

  #absentForm(application: ApplicationState, appVersionName: string | undefined): AbsentForm {
    const { settings, faults } = this.#parts;
    const fault = faults.takeAny("absent-form", () => occasionsOf(application, appVersionName));
    return fault?.form ?? settings.absentForm ?? "null";
  }
}

function entriesOf(
  { name }: ApplicationState,
  text: string | undefined,
  absentForm: AbsentForm | undefined,
  appVersionName: string | undefined,
): readonly (readonly [string, string])[] {
  if (text !== undefined) {
    return [[name, text]];
  }
  if (absentForm !== "null") {
    return [];
  }
  const absent =
    appVersionName === undefined ? "null" : jsonObjectText([[VERSIONS, jsonObjectText([[appVersionName, "null"]])]]);
  return [[name, absent]];
}
