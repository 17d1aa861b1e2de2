import type { Bench } from "../driver/index.ts";
import { startLoadedTekton } from "./loaded-tekton.ts";
import { type AnswerSizes, type Measurement, measure, ratioOf } from "./measurement.ts";
import { startAdxProcess, startEcho } from "./processes.ts";
import { equalSizes, sampleAnswers } from "./sample-answers.ts";
import { ECHO_SIDE, MANY_SIDE, NEW_SIDE, ONE_SIDE } from "./side.ts";

/**
 * Starts what ADX needs, three of them and the echo, measures, and ends them again, also on failure. Rejects with what
 * `interrupted` rejects with, or with `BenchmarkError`.
 */
export async function benchmarkAdx(bench: Bench): Promise<Measurement> {
  const { bus, natsUrl, time, interrupted, say } = bench;
  say("Starting Tekton with 1,000 applications");
  const few = [ONE_SIDE.instanceName, NEW_SIDE.instanceName];
  await using small = await startLoadedTekton(bus, natsUrl, few, ONE_SIDE.applications);
  await using large = await startLoadedTekton(bus, natsUrl, [MANY_SIDE.instanceName], MANY_SIDE.applications);
  say("Starting ADX and echo");
  await using one = startAdxProcess(bench, ONE_SIDE, small.baseUrl);
  await using many = startAdxProcess(bench, MANY_SIDE, large.baseUrl);
  await using fresh = startAdxProcess(bench, NEW_SIDE, small.baseUrl);
  const ended = [one.ended, many.ended, fresh.ended, interrupted];
  const answers = await Promise.race([sampleAnswers(bus, ONE_SIDE, time), ...ended]);
  await using echo = startEcho(bench, answers);
  const sizes = await Promise.race([answerSizes(bench, answers), echo.ended, ...ended]);
  return await Promise.race([measured(bench, sizes), echo.ended, ...ended]);
}

async function answerSizes({ bus, time }: Bench, answers: readonly Uint8Array[]): Promise<AnswerSizes> {
  const many = await sampleAnswers(bus, MANY_SIDE, time);
  const fresh = await sampleAnswers(bus, NEW_SIDE, time);
  const echo = await sampleAnswers(bus, ECHO_SIDE, time);
  return { usual: equalSizes([answers, many, echo]), fresh: equalSizes([fresh]) };
}

function measured({ bus, settings, time, say }: Bench, sizes: AnswerSizes): Promise<Measurement> {
  say("Warming up ADX and echo");
  return measure(bus, settings, sizes, time, (turn, count) => {
    const [one, many] = [ratioOf(turn, "one").toFixed(2), ratioOf(turn, "many").toFixed(2)];
    say(`ADX: pair ${count} of ${settings.pairs} done, ratio ${one}, with 1,000 applications ${many}`);
  });
}
