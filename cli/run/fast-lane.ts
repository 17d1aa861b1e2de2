import { servicesOf } from "../../conformance/targets/index.ts";
import { UsageError } from "../usage-error.ts";
import type { LaneOutcome, RunContext } from "./run-context.ts";

/** Runs the examples in this process, each in a world of its own under virtual time. */
export async function runFastLane(context: RunContext): Promise<LaneOutcome> {
  const { options, target } = context;
  if (servicesOf(target).some(([, { launch }]) => launch.kind !== "in-process")) {
    throw new UsageError(
      `--lane fast runs services of ours only; judge ${options.target ?? target.name} with --lane wire`,
    );
  }
  if (options.nats !== undefined) {
    throw new UsageError("--nats belongs to the wire lane; leave it out, or leave out --lane fast");
  }
  context.progress.stage("Running the examples in one process, under virtual time");
  await context.examples.runAll({ lane: "fast", seed: options.seed, target });
  return { targetGone: undefined, problems: [] };
}
