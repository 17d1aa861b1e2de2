import { CONFIRMED, rawResource } from "../../../protocol/raw-2017/index.ts";
import { type Check, type CheckContext, check } from "../check.ts";
import { grouped } from "../grouped.ts";
import type { Trace } from "../trace.ts";
import { draftMessages, membersOf, textOf } from "./draft-message.ts";

/** CMX broadcasts that an endpoint took a configuration once for each that it confirmed (5/CMX2CDP, `updated`). */
export const draftUpdates: Check = check("draft-updates", ["RAW5-004"], (trace, context, ledger) => {
  const confirmed = confirmedIds(trace);
  for (const [endpointId, events] of grouped(draftMessages(trace, "updated"), ({ members }) =>
    textOf(members, "endpointId"),
  )) {
    if (endpointId !== undefined && isWholeStory(endpointId, context)) {
      const most = confirmed.get(endpointId)?.size ?? 0;
      const evidence = events.map(({ message }) => message);
      const problem = (): string => `${events.length} updated messages for ${most} configurations that were confirmed`;
      ledger.judge("RAW5-004", events.length <= most, problem, evidence);
    }
  }
});

/** Only of an endpoint that an example made is everything known. */
function isWholeStory(endpointId: string, { endpoints }: CheckContext): boolean {
  return endpoints.has(endpointId);
}

/** By endpoint, the identifiers of what was sent to it and confirmed with "ok". */
function confirmedIds(trace: Trace): ReadonlyMap<string, ReadonlySet<string>> {
  const sent = new Set<string>();
  for (const { content } of trace.records("ExtensionData")) {
    const { endpointId, payload } = content.value;
    sent.add(JSON.stringify([endpointId, membersOf(payload ?? new Uint8Array())?.["id"]]));
  }
  const confirmed = new Map<string, Set<string>>();
  for (const { content } of trace.records("ClientData")) {
    const { endpointId, resourcePath, payload } = content.value;
    const { id, status } = membersOf(payload) ?? {};
    const key = JSON.stringify([endpointId, id]);
    const isKnown = rawResource(resourcePath) === "confirmation" && status === CONFIRMED && sent.has(key);
    if (endpointId !== null && isKnown) {
      confirmed.set(endpointId, (confirmed.get(endpointId) ?? new Set()).add(key));
    }
  }
  return confirmed;
}
