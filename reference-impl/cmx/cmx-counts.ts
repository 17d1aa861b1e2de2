import { Metrics, Tally } from "../service/index.ts";

/** Messages that may turn out unreadable or late. */
export type CountedMessage = "client data" | "event" | "provider response" | "sibling message";

/** What gave rise to a push. */
export type PushCause = "connected" | "appversion-updated" | "config-updated" | "overdue";

/** What a CMX replica has done so far, in plain numbers. */
export class CmxCounts {
  /** Answers to endpoints, by status code. */
  readonly answers = new Tally<number>();
  readonly unreadable = new Tally<CountedMessage>();
  readonly expired = new Tally<CountedMessage>();
  readonly pushes = new Tally<PushCause>();
  /** Reports of what became of a configuration, by result. */
  readonly applied = new Tally<"applied" | "rejected">();
  providerTimeouts = 0;
  pendingPulls = 0;
}

/** The counts as Prometheus sees them. The names are ours; no document has any (reading G38). */
export function cmxMetrics(counts: CmxCounts): Metrics {
  const text = (name: string, help: string) => ({ name: `kaa_cmx_${name}`, help });
  return new Metrics()
    .tally(text("answers_total", "Requests of endpoints that were answered."), "status_code", counts.answers)
    .tally(text("unreadable_messages_total", "Messages dropped as unreadable."), "message", counts.unreadable)
    .tally(text("expired_messages_total", "Messages dropped as expired."), "message", counts.expired)
    .tally(text("pushes_total", "Configurations sent unasked."), "cause", counts.pushes)
    .tally(
      text("applied_reports_total", "Reports that a configuration was applied or rejected."),
      "result",
      counts.applied,
    )
    .counter(
      text("provider_timeouts_total", "Requests that the provider did not answer in time."),
      () => counts.providerTimeouts,
    )
    .gauge(text("pending_pulls", "Requests to the provider that are under way."), () => counts.pendingPulls);
}
