import { BenchmarkError } from "../driver/index.ts";
import type { Exchange } from "./exchange.ts";

/** Bytes of the payload of each hop. */
export type MessageSizes = { readonly [Message in keyof Exchange]: number };

/** The sizes of the messages, which must be the same on both sides. Throws `BenchmarkError` if they are not. */
export function equalSizes(cmx: Exchange, relay: Exchange): MessageSizes {
  const [sizes, others] = [sizesOf(cmx), sizesOf(relay)];
  if (JSON.stringify(sizes) !== JSON.stringify(others)) {
    throw new BenchmarkError(
      `messages differ in size: ${JSON.stringify(sizes)} with CMX, ${JSON.stringify(others)} with the relay`,
    );
  }
  return sizes;
}

function sizesOf({ clientData, configRequest, configResponse, extensionData }: Exchange): MessageSizes {
  return {
    clientData: clientData.length,
    configRequest: configRequest.length,
    configResponse: configResponse.length,
    extensionData: extensionData.length,
  };
}
