import type { FeatureRule } from "../../conformance/requirements/index.ts";
import { inProcessReference } from "../../conformance/targets/index.ts";
import type { Package } from "../package-root.ts";
import { ExampleCollector } from "./example-collector.ts";
import { runFeatures } from "./features.ts";

/** Every `Rule` of the features, read without running anything. */
export async function readRules(project: Package): Promise<readonly FeatureRule[]> {
  const collector = new ExampleCollector();
  await runFeatures({
    project,
    tags: undefined,
    workers: 0,
    parameters: { lane: "fast", seed: 0, target: inProcessReference("deployed") },
    onMessage: (message) => collector.take(message),
    dryRun: true,
  });
  return collector.rules;
}
