import type { ErrorResponse } from "../../protocol/kp/index.ts";
import { RestError, type Shape, shape } from "../control/index.ts";

/** What the service does differently for the endpoints of one appversion. */
export interface AppVersionRules {
  /** The extensions that they may address; every one that the service knows, unless told otherwise. */
  readonly allowedExtensionInstances?: readonly string[];
  /** Whether configurations are also sent on the bare topic `…/config/json`, as devices of 2019 expect it. */
  readonly legacyBareTopic?: boolean;
}

/** How many appversions may have rules of their own. */
export const APP_VERSIONS_MAX = 10_000;

/** The form of `AppVersionRules`. */
export const appVersionRulesShape: Shape<AppVersionRules> = shape({
  type: "object",
  additionalProperties: false,
  properties: {
    allowedExtensionInstances: { type: "array", items: { type: "string", minLength: 1 } },
    legacyBareTopic: { type: "boolean" },
  },
});

/** Which appversions and extensions clients may address. */
export class AppVersionDirectory {
  readonly #extensionInstanceNames: readonly string[];
  readonly #unknown: "accept" | "refuse";
  readonly #rules: Map<string, AppVersionRules>;

  constructor(settings: {
    readonly extensionInstanceNames: readonly string[];
    readonly appVersions?: Readonly<Record<string, AppVersionRules>>;
    readonly unknownAppVersions?: "accept" | "refuse";
  }) {
    this.#extensionInstanceNames = settings.extensionInstanceNames;
    this.#unknown = settings.unknownAppVersions ?? "accept";
    this.#rules = new Map(Object.entries(settings.appVersions ?? {}));
  }

  /** The rules that hold for the appversion; none if it is unknown. */
  rulesOf(appVersionName: string): AppVersionRules {
    return this.#rules.get(appVersionName) ?? {};
  }

  /** Makes the appversion known and gives it these rules. Throws a 409 `RestError` above `APP_VERSIONS_MAX`. */
  put(appVersionName: string, rules: AppVersionRules): void {
    if (!this.#rules.has(appVersionName) && this.#rules.size >= APP_VERSIONS_MAX) {
      throw new RestError(409, `${APP_VERSIONS_MAX} appversions have rules already; delete one first`);
    }
    this.#rules.set(appVersionName, rules);
  }

  /** Makes the appversion unknown, or throws a 404 `RestError`. */
  delete(appVersionName: string): void {
    if (!this.#rules.delete(appVersionName)) {
      throw new RestError(404, `appversion "${appVersionName}" has no rules; PUT them first`);
    }
  }

  /** What to tell a client that addresses this; undefined if it may. */
  refusalOf(appVersionName: string, extensionInstanceName: string): ErrorResponse | undefined {
    if (!this.#extensionInstanceNames.includes(extensionInstanceName)) {
      return { statusCode: 404, reasonPhrase: `no extension instance "${extensionInstanceName}" exists here` };
    }
    const rules = this.#rules.get(appVersionName);
    if (rules === undefined && this.#unknown === "refuse") {
      return { statusCode: 404, reasonPhrase: `no appversion "${appVersionName}" exists here` };
    }
    if (rules?.allowedExtensionInstances?.includes(extensionInstanceName) === false) {
      const reasonPhrase = `appversion "${appVersionName}" may not use the extension instance "${extensionInstanceName}"`;
      return { statusCode: 403, reasonPhrase };
    }
    return undefined;
  }
}
