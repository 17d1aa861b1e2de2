import { type Shape, shape } from "../control/index.ts";
import type { SchemaDocument } from "./json-schema.ts";

/** What a repository is told of an application, in the form of `kaa.applications.<application>`. */
export interface ApplicationSettings {
  readonly "endpoint-configuration"?: {
    /** Whether configurations are refused as long as there is no schema; false unless told otherwise. */
    readonly "schema-required"?: boolean;
    /** For every appversion that has no schema of its own. */
    readonly schema?: SchemaDocument;
  };
  /** By full name, every appversion of the application. */
  readonly versions?: Readonly<Record<string, AppVersionSettings>>;
}

/** What a repository is told of an appversion. */
export interface AppVersionSettings {
  readonly endpointConfigurationSchema?: SchemaDocument;
}

const schemaDocument = { anyOf: [{ type: "object" }, { type: "string" }] };

/** The form of `ApplicationSettings`. */
export const applicationSettingsShape: Shape<ApplicationSettings> = shape({
  type: "object",
  additionalProperties: false,
  properties: {
    "endpoint-configuration": {
      type: "object",
      additionalProperties: false,
      properties: { "schema-required": { type: "boolean" }, schema: schemaDocument },
    },
    versions: {
      type: "object",
      additionalProperties: {
        type: "object",
        additionalProperties: false,
        properties: { endpointConfigurationSchema: schemaDocument },
      },
    },
  },
});
