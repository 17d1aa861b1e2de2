import { parseJson } from "../../protocol/json/index.ts";
import { type Answer, errorAnswer } from "./extension-answer.ts";
import type { ApplicationConfigurations, AppVersionConfiguration } from "./tekton/index.ts";

const NOT_KNOWN_YET = errorAnswer(503, "Applications are not known yet; ask again later");
const utf8 = new TextEncoder();

/**
 * Admits messages for appversions that there are. One that Tekton does not know is 404, and so is one whose settings,
 * or those of its application, say `"enabled": false` (house reading: no document tells how an application is disabled).
 */
export class AppVersionAdmission {
  readonly #configurations: Pick<ApplicationConfigurations, "find" | "isComplete">;
  readonly #disabled = new WeakMap<AppVersionConfiguration, boolean>();

  constructor(configurations: Pick<ApplicationConfigurations, "find" | "isComplete">) {
    this.#configurations = configurations;
  }

  /** The answer to a message for an appversion that is not admitted; undefined if it is. */
  refusal(appVersionName: string): Answer | undefined {
    const configuration = this.#configurations.find(appVersionName);
    if (configuration === undefined && !this.#configurations.isComplete) {
      return NOT_KNOWN_YET;
    }
    if (configuration === undefined) {
      return errorAnswer(404, `No appversion ${JSON.stringify(appVersionName)}`);
    }
    return this.#isDisabled(configuration)
      ? errorAnswer(404, `Appversion ${JSON.stringify(appVersionName)} is disabled`)
      : undefined;
  }

  #isDisabled(configuration: AppVersionConfiguration): boolean {
    const known = this.#disabled.get(configuration);
    if (known !== undefined) {
      return known;
    }
    const isDisabled = saysDisabled(configuration.application) || saysDisabled(configuration.appVersion);
    this.#disabled.set(configuration, isDisabled);
    return isDisabled;
  }
}

function saysDisabled(settings: string | undefined): boolean {
  const json = settings === undefined ? undefined : parseJson(utf8.encode(settings));
  const value = json?.ok === true ? json.value : undefined;
  return typeof value === "object" && value !== null && "enabled" in value && value.enabled === false;
}
