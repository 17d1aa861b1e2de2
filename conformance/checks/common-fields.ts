import { type Check, check } from "./check.ts";

/** Messages of the service carry a creation time that can be true and a correlation identifier (3/ISM). */
export const commonFields: Check = check("common-fields", ["ISM-003"], (trace, { timing }, ledger) => {
  const toleranceMs = timing.skewMs + timing.answerMs;
  const records = ["ExtensionData", "ConfigRequest", "ConfigApplied"] as const;
  const sent = records.flatMap((record) => trace.records(record)).filter(({ injected }) => injected !== true);
  for (const message of sent) {
    const { timestamp, correlationId } = message.content.value;
    const inTime = Math.abs(message.atMs - timestamp) <= toleranceMs;
    ledger.judge(
      "ISM-003",
      inTime,
      () => `timestamp ${timestamp} is more than ${toleranceMs} ms from ${message.atMs}, when it was seen`,
      [message],
    );
    ledger.judge("ISM-003", correlationId !== "", () => "correlationId is empty", [message]);
  }
});
