import { type Check, check } from "./check.ts";
import { isInNameOfExtension } from "./extensions.ts";

/** What asks for the fields of each record: of services that are judged, and of the platform's own. */
const REQUIREMENTS = [
  ["ExtensionData", "ISM-003"],
  ["ConfigRequest", "ISM-003"],
  ["ConfigApplied", "ISM-003"],
  ["CommandInvocationResult", "ISM-003"],
  ["BroadcastConfigurationUpdateEvent", "SCMP-008"],
  ["ServiceSpecificConfigurationUpdateEvent", "SCMP-008"],
  ["TenantUpdatedEvent", "TLE-006"],
  ["TenantUnregisteredEvent", "TLE-006"],
] as const;

/** Messages carry a creation time that can be true and a correlation identifier (3/ISM). */
export const commonFields: Check = check(
  "common-fields",
  [...new Set(REQUIREMENTS.map(([, requirement]) => requirement))],
  (trace, context, ledger) => {
    const toleranceMs = context.timing.skewMs + context.timing.answerMs;
    for (const [record, requirement] of REQUIREMENTS) {
      const sent = trace.records(record).filter(({ injected }) => injected !== true);
      // No simulator has made what stands there in the name of a service that can be judged.
      for (const message of sent.filter((one) => requirement === "ISM-003" || !isInNameOfExtension(one, context))) {
        const { timestamp, correlationId } = message.content.value;
        const inTime = Math.abs(message.atMs - timestamp) <= toleranceMs;
        const wrongTime = (): string =>
          `timestamp ${timestamp} is more than ${toleranceMs} ms from ${message.atMs}, when it was seen`;
        ledger.judge(requirement, inTime, wrongTime, [message]);
        ledger.judge(requirement, correlationId !== "", () => "correlationId is empty", [message]);
      }
    }
  },
);
