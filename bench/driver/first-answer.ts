import type { BusMessage, MessageBus } from "../../transport/index.ts";
import { BenchmarkError } from "./benchmark-error.ts";
import type { Party } from "./party.ts";
import type { Time } from "./time.ts";

const READY_MS = 10_000;
const PAUSE_MS = 20;

/**
 * Sends a request until an answer comes for which `isAwaited` holds, at most ten seconds: a service may not listen yet,
 * or not know yet what it is asked. Rejects with `BenchmarkError` if none comes.
 */
export async function firstAnswer(
  bus: MessageBus,
  { title, clientData, extensionData }: Pick<Party, "title" | "clientData" | "extensionData">,
  request: Uint8Array,
  isAwaited: (answer: Uint8Array) => boolean,
  { clock, waiter }: Time,
): Promise<Uint8Array> {
  let onAnswer: (message: BusMessage) => void = () => undefined;
  const answers = bus.subscribe(extensionData, (message) => onAnswer(message));
  try {
    const deadlineMs = clock.now() + READY_MS;
    while (clock.now() < deadlineMs) {
      const answer = new Promise<BusMessage>((resolve) => {
        onAnswer = resolve;
      });
      bus.publish(clientData, request, extensionData);
      const outcome = await waiter.within(deadlineMs - clock.now(), answer);
      if (outcome.settled && !outcome.value.noResponders && isAwaited(outcome.value.payload)) {
        return new Uint8Array(outcome.value.payload);
      }
      await waiter.within(PAUSE_MS, new Promise(() => undefined));
    }
  } finally {
    answers.unsubscribe();
  }
  throw new BenchmarkError(`the ${title} did not answer ${clientData} within ${READY_MS} ms`);
}
