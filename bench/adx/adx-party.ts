import type { Party } from "../driver/index.ts";
import { extensionDataProblem } from "./answer-check.ts";
import { PreparedQueries } from "./prepared-queries.ts";
import { ECHO_SIDE, type Side } from "./side.ts";

/** What the driver says to a side; `answerBytes` are the sizes of its answers, query by query. */
export function adxParty(side: Side, answerBytes: readonly number[]): Party {
  const { title, clientData, extensionData } = side;
  return {
    title,
    clientData,
    extensionData,
    isCorrelated: side !== ECHO_SIDE,
    conversation: (_, nowMs) => {
      const prepared = new PreparedQueries(side, nowMs);
      return {
        clientData: (slot, sequence) => prepared.clientData(slot, sequence),
        extensionDataBytes: (sequence) => answerBytes[sequence % answerBytes.length] ?? 0,
        extensionDataProblem: (bytes) => extensionDataProblem(side, bytes),
        provider: undefined,
      };
    },
  };
}
