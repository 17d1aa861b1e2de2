import { Ajv } from "ajv";
import type { OwnedEndpoint } from "../checks/index.ts";

/** What an example says about itself to whoever judges the recording. */
export interface ExampleFacts {
  readonly endpoints: readonly OwnedEndpoint[];
}

/** Media type of the attachment that holds an example's facts. */
export const EXAMPLE_FACTS_TYPE = "application/vnd.kaaliper.example+json";

/** Media type of the attachment that holds the recording of an example that had a world of its own. */
export const RECORDING_TYPE = "application/vnd.kaaliper.recording+json";

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
            items: { enum: ["client", "communication-service", "configuration-data-provider"] },
          },
        },
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
