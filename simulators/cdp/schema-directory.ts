import { RestError } from "../control/index.ts";
import type { ApplicationSettings } from "./application-settings.ts";
import { type JsonSchema, jsonSchema, type SchemaDocument } from "./json-schema.ts";

/** How many applications are known at most. */
export const APPLICATIONS_MAX = 1_000;

const PROBLEMS_SHOWN_MAX = 5;

interface AppVersionRule {
  readonly required: boolean;
  readonly schema: JsonSchema | undefined;
}

interface Application {
  readonly settings: ApplicationSettings;
  readonly rules: ReadonlyMap<string, AppVersionRule>;
}

/**
 * The schemas of configurations. The one of an appversion takes the place of its application's. Schemas hold for
 * configurations of every name. Refusals are `RestError`s.
 */
export class SchemaDirectory {
  readonly #applications = new Map<string, Application>();

  /** Replaces what was known of the application: 400 for what is no schema, 409 for another's appversion. */
  put(applicationName: string, settings: ApplicationSettings): void {
    if (!this.#applications.has(applicationName) && this.#applications.size >= APPLICATIONS_MAX) {
      throw new RestError(409, `${APPLICATIONS_MAX} applications are known already; delete one first`);
    }
    const appVersionNames = Object.keys(settings.versions ?? {});
    for (const [otherName, { rules }] of this.#applications) {
      const taken = appVersionNames.find((name) => otherName !== applicationName && rules.has(name));
      if (taken !== undefined) {
        throw new RestError(
          409,
          `appversion "${taken}" belongs to application "${otherName}"; take it away there first`,
        );
      }
    }
    this.#applications.set(applicationName, { settings, rules: rulesOf(settings) });
  }

  /** What is known of the application, or a 404. */
  get(applicationName: string): ApplicationSettings {
    const application = this.#applications.get(applicationName);
    if (application === undefined) {
      throw new RestError(404, `nothing is known of application "${applicationName}"; PUT its settings first`);
    }
    return application.settings;
  }

  /** Forgets the application, or a 404. */
  delete(applicationName: string): void {
    this.get(applicationName);
    this.#applications.delete(applicationName);
  }

  /** The schema that holds for the appversion, or a 404. */
  schemaOf(appVersionName: string): JsonSchema {
    const schema = this.#ruleOf(appVersionName)?.schema;
    if (schema === undefined) {
      throw new RestError(404, missing(appVersionName));
    }
    return schema;
  }

  /** Throws unless the appversion may have the configuration: 400 against its schema, 404 if it lacks a required one. */
  assertAllowed(appVersionName: string, config: unknown): void {
    const rule = this.#ruleOf(appVersionName);
    if (rule === undefined || (rule.schema === undefined && !rule.required)) {
      return;
    }
    const problems = this.schemaOf(appVersionName).problems(config);
    if (problems.length > 0) {
      const shown = problems.slice(0, PROBLEMS_SHOWN_MAX).join("; ");
      const more = problems.length > PROBLEMS_SHOWN_MAX ? `; and ${problems.length - PROBLEMS_SHOWN_MAX} more` : "";
      throw new RestError(
        400,
        `the configuration does not fit the schema of appversion "${appVersionName}": ${shown}${more}; correct it`,
      );
    }
  }

  #ruleOf(appVersionName: string): AppVersionRule | undefined {
    for (const { rules } of this.#applications.values()) {
      const rule = rules.get(appVersionName);
      if (rule !== undefined) {
        return rule;
      }
    }
    return undefined;
  }
}

function rulesOf(settings: ApplicationSettings): ReadonlyMap<string, AppVersionRule> {
  const common = settings["endpoint-configuration"];
  const required = common?.["schema-required"] ?? false;
  const general = schemaFrom(common?.schema, "the schema of the application");
  return new Map(
    Object.entries(settings.versions ?? {}).map(([name, { endpointConfigurationSchema }]) => {
      const own = schemaFrom(endpointConfigurationSchema, `the schema of appversion "${name}"`);
      return [name, { required, schema: own ?? general }];
    }),
  );
}

function schemaFrom(document: SchemaDocument | undefined, where: string): JsonSchema | undefined {
  return document === undefined ? undefined : jsonSchema(document, where);
}

function missing(appVersionName: string): string {
  const remedy = "PUT /control/applications/<application> gives it or its application one";
  return `no endpoint configuration schema of appversion "${appVersionName}" is known; ${remedy}`;
}
