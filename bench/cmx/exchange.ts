import type { MessageBus } from "../../transport/index.ts";
import { BenchmarkError, firstAnswer, type Time } from "../driver/index.ts";
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

const SLOT = 0;
const SEQUENCE = 0;

/**
 * Waits until the service listens, sends one request and returns what went over the bus. Rejects with `BenchmarkError`
 * if no answer comes or it is not the right one.
 */
export async function exchangeOne(bus: MessageBus, side: Side, time: Time): Promise<Exchange> {
  const prepared = new PreparedMessages(SLOT + 1, time.clock.now());
  const clientData = prepared.clientData(SLOT, SEQUENCE) ?? new Uint8Array();
  const configResponse = prepared.configResponse(SLOT, SEQUENCE) ?? new Uint8Array();
  let configRequest = new Uint8Array();
  const provider = bus.subscribe(side.configRequest, ({ payload, replyTo }) => {
    configRequest = new Uint8Array(payload);
    bus.publish(replyTo ?? side.configResponse, configResponse);
  });
  try {
    const extensionData = await firstAnswer(bus, side, clientData, () => true, time);
    return checked(side, { clientData, configRequest, configResponse, extensionData });
  } finally {
    provider.unsubscribe();
  }
}

function checked(side: Side, exchange: Exchange): Exchange {
  const problem = configRequestProblem(exchange.configRequest) ?? extensionDataProblem(exchange.extensionData);
  if (problem !== undefined) {
    throw new BenchmarkError(`the ${side.title} answers wrongly: ${problem}`);
  }
  return exchange;
}
