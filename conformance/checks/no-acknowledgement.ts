import { parseSubject } from "../../protocol/ism/index.ts";
import { parseUpdateSubject, SCMP_PROTOCOL } from "../../protocol/scmp/index.ts";
import { type Check, type CheckContext, check } from "./check.ts";
import { judgedExtensions } from "./extensions.ts";
import type { Trace, TracedMessage } from "./trace.ts";

/**
 * Nobody acknowledges a configuration update (17/SCMP).
 *
 * Tekton sends each one with a reply subject of its own, where nobody has anything to say: whatever comes there, also
 * under another message type, is an acknowledgement. An update puts the rule to the test if it is for a service that
 * is judged, and an acknowledgement would have come before the recording closes.
 */
export const noAcknowledgement: Check = check("no-acknowledgement", ["SCMP-007"], (trace, context, ledger) => {
  const updates = updatesIn(trace);
  const byReply = new Map(updates.map((update) => [update.replyTo, update]));
  const byReplica = new Map(updates.flatMap((update) => repliesBeside(update).map((part) => [part, update])));
  const { answerMs, skewMs } = context.timing;
  for (const update of updates.filter((one) => isForJudged(one, context))) {
    if (trace.closedAtMs - update.atMs > answerMs + skewMs) {
      ledger.judge("SCMP-007", true, () => "", [update]);
    }
  }
  for (const message of trace.messages) {
    const { transport, injected, path } = message;
    const update = byReply.get(path) ?? byReplica.get(withoutType(path));
    if (transport === "nats" && injected !== true && update !== undefined) {
      ledger.judge("SCMP-007", false, () => `The update was acknowledged on ${path}`, [update, message]);
    }
  }
});

type Update = TracedMessage & { readonly replyTo: string };

function updatesIn(trace: Trace): readonly Update[] {
  return trace.messages.filter(
    (message): message is Update =>
      message.transport === "nats" && message.replyTo !== undefined && parseUpdateSubject(message.path) !== undefined,
  );
}

/** A broadcast is for everybody. */
function isForJudged({ path }: Update, context: CheckContext): boolean {
  const subject = parseUpdateSubject(path);
  return subject?.kind === "broadcast" || judgedExtensions(context).includes(subject?.serviceInstanceName ?? "");
}

/** Who answers may put another message type in the place of the one in a reply subject (3/ISM, session affinity). */
function repliesBeside({ replyTo }: Update): readonly string[] {
  const subject = parseSubject(replyTo);
  return subject?.kind === "replica" && subject.protocolName === SCMP_PROTOCOL ? [withoutType(replyTo)] : [];
}

function withoutType(path: string): string {
  return path.slice(0, path.lastIndexOf("."));
}
