import type { ExampleNeeds, OpenExample, RunParameters } from "./example-world.ts";
import { openFastExample } from "./fast-example.ts";
import { openWireExample } from "./wire-example.ts";

/** Opens an example's world. The same steps work in both lanes. */
export function openExample(parameters: RunParameters, example: ExampleNeeds): Promise<OpenExample> {
  return parameters.lane === "fast" ? openFastExample(parameters, example) : openWireExample(parameters, example);
}
