import type { Clock, Waiter } from "../runtime/index.ts";
import type { BusMessage, MessageBus } from "../transport/index.ts";
import { BenchmarkError } from "./benchmark-error.ts";
import { configRequestProblem, extensionDataProblem } from "./message-check.ts";
import { PreparedMessages } from "./prepared-messages.ts";
import type { Side } from "./side.ts";

/** The messages of one request, as they went over the bus. */
export interface Exchange {
  readonly clientData: Uint8Array;
  readonly configRequest: Uint8Array;
  readonly configResponse: Uint8Array;
  readonly extensionData: Uint8Array;
}

const READY_MS = 10_000;
const PAUSE_MS = 20;
const SLOT = 0;
const SEQUENCE = 0;

/**
 * Waits until the service listens, at most ten seconds, sends one request and returns what went over the bus.
 * Rejects with `BenchmarkError` if no answer comes or it is not the right one.
 */
export async function exchangeOne(bus: MessageBus, side: Side, clock: Clock, waiter: Waiter): Promise<Exchange> {
  const prepared = new PreparedMessages(SLOT + 1, clock.now());
  const clientData = prepared.clientData(SLOT, SEQUENCE) ?? new Uint8Array();
  const configResponse = prepared.configResponse(SLOT, SEQUENCE) ?? new Uint8Array();
  let configRequest = new Uint8Array();
  let onAnswer: (message: BusMessage) => void = () => undefined;
  const provider = bus.subscribe(side.configRequest, ({ payload, replyTo }) => {
    configRequest = new Uint8Array(payload);
    bus.publish(replyTo ?? side.configResponse, configResponse);
  });
  const answers = bus.subscribe(side.extensionData, (message) => onAnswer(message));
  try {
    const deadlineMs = clock.now() + READY_MS;
    while (clock.now() < deadlineMs) {
      const answer = new Promise<BusMessage>((resolve) => {
        onAnswer = resolve;
      });
      bus.publish(side.clientData, clientData, side.extensionData);
      const outcome = await waiter.within(deadlineMs - clock.now(), answer);
      if (outcome.settled && !outcome.value.noResponders) {
        const extensionData = new Uint8Array(outcome.value.payload);
        return checked(side, { clientData, configRequest, configResponse, extensionData });
      }
      await waiter.within(PAUSE_MS, new Promise(() => undefined));
    }
  } finally {
    provider.unsubscribe();
    answers.unsubscribe();
  }
  throw new BenchmarkError(`the ${side.title} did not answer ${side.clientData} within ${READY_MS} ms`);
}

function checked(side: Side, exchange: Exchange): Exchange {
  const problem = configRequestProblem(exchange.configRequest) ?? extensionDataProblem(exchange.extensionData);
  if (problem !== undefined) {
    throw new BenchmarkError(`the ${side.title} answers wrongly: ${problem}`);
  }
  return exchange;
}
