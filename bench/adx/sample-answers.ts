import { extensionDataCodec } from "../../protocol/esp/index.ts";
import type { MessageBus } from "../../transport/index.ts";
import { BenchmarkError, firstAnswer, sequenceOf, type Time } from "../driver/index.ts";
import { extensionDataProblem } from "./answer-check.ts";
import { PreparedQueries } from "./prepared-queries.ts";
import type { Side } from "./side.ts";

const SLOT = 0;
const NOT_READY_YET = 503;

/**
 * Waits until a side answers as it should, and has it answer each query once. Rejects with `BenchmarkError` if it does
 * not answer, or answers wrongly.
 */
export async function sampleAnswers(bus: MessageBus, side: Side, time: Time): Promise<readonly Uint8Array[]> {
  const prepared = new PreparedQueries(side, time.clock.now());
  const answers: Uint8Array[] = [];
  for (const sequence of side.queries.keys()) {
    const request = prepared.clientData(SLOT, sequence) ?? new Uint8Array();
    const isAwaited = (bytes: Uint8Array) => sequenceOf(bytes) === sequence && !isNotReadyYet(bytes);
    const answer = await firstAnswer(bus, side, request, isAwaited, time);
    const problem = extensionDataProblem(side, answer);
    if (problem !== undefined) {
      throw new BenchmarkError(`${side.title} answers wrongly: ${problem}`);
    }
    answers.push(answer);
  }
  return answers;
}

function isNotReadyYet(bytes: Uint8Array): boolean {
  const answer = extensionDataCodec.decode(bytes);
  return answer.ok && answer.value.statusCode === NOT_READY_YET;
}

/** Bytes of each of the answers, which must be the same for all sides. Throws `BenchmarkError` if they are not. */
export function equalSizes(sides: readonly (readonly Uint8Array[])[]): readonly number[] {
  const [sizes = [], ...others] = sides.map((answers) => answers.map(({ length }) => length));
  const odd = others.find((other) => JSON.stringify(other) !== JSON.stringify(sizes));
  if (odd !== undefined) {
    throw new BenchmarkError(`answers differ in size: ${JSON.stringify(sizes)} and ${JSON.stringify(odd)}`);
  }
  return sizes;
}
