import { type Conversation, type Party, sequenceOf, slotOf } from "../driver/index.ts";
import { configRequestProblem, extensionDataProblem } from "./message-check.ts";
import type { MessageSizes } from "./message-sizes.ts";
import { PreparedMessages } from "./prepared-messages.ts";
import { RELAY_SIDE, type Side } from "./side.ts";

/** What the driver says to a side, the messages of which have these sizes. */
export function cmxParty(side: Side, sizes: MessageSizes): Party {
  const { title, clientData, extensionData } = side;
  return {
    title,
    clientData,
    extensionData,
    isCorrelated: side !== RELAY_SIDE,
    conversation: (slots, nowMs) => conversation(side, sizes, new PreparedMessages(slots, nowMs)),
  };
}

function conversation(side: Side, sizes: MessageSizes, prepared: PreparedMessages): Conversation {
  return {
    clientData: (slot, sequence) => prepared.clientData(slot, sequence),
    extensionDataBytes: () => sizes.extensionData,
    extensionDataProblem,
    provider: {
      subject: side.configRequest,
      requestBytes: sizes.configRequest,
      requestProblem: configRequestProblem,
      response: (request) => prepared.configResponse(slotOf(request), sequenceOf(request)),
    },
  };
}
