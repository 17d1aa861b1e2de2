import { Ajv } from "ajv";
import type { OwnedApplication, OwnedEndpoint, OwnedTenant } from "../checks/index.ts";

/** What an example says about itself to whoever judges the recording. */
export interface ExampleFacts {
  readonly endpoints: readonly OwnedEndpoint[];
  /** Applications that it made at Tekton; absent means none. */
  readonly applications?: readonly OwnedApplication[];
  /** Tenants that it made for itself; absent means none. */
  readonly tenants?: readonly OwnedTenant[];
}

/** Media type of the attachment that holds an example's facts. */
export const EXAMPLE_FACTS_TYPE = "application/vnd.kaaliper.example+json";

/** Media type of the attachment that holds the recording of an example that had a world of its own. */
export const RECORDING_TYPE = "application/vnd.kaaliper.recording+json";

const names = { type: "array", items: { type: "string" } };
const deliberate = { type: "array", items: { enum: ["tekton"] } };

const isExampleFacts = new Ajv().compile<ExampleFacts>({
  type: "object",
  required: ["endpoints"],
  properties: {
    endpoints: {
      type: "array",
      items: {
        type: "object",
        required: ["endpointId", "endpointToken", "deliberate"],
        properties: {
          endpointId: { type: "string" },
          endpointToken: { type: "string" },
          deliberate: {
            type: "array",
            items: { enum: ["client", "command-caller", "communication-service", "configuration-data-provider"] },
          },
        },
      },
    },
    applications: {
      type: "array",
      items: {
        type: "object",
        required: ["name", "appVersionNames", "deliberate"],
        properties: { name: { type: "string" }, appVersionNames: names, deliberate },
      },
    },
    tenants: {
      type: "array",
      items: {
        type: "object",
        required: ["tenantId", "deliberate"],
        properties: { tenantId: { type: "string" }, deliberate },
      },
    },
  },
});

/** Reads an example's facts. Throws on any other text. */
export function exampleFactsFromJson(text: string): ExampleFacts {
  const content: unknown = JSON.parse(text);
  if (!isExampleFacts(content)) {
    throw new TypeError("these are not the facts of an example");
  }
  return content;
}
