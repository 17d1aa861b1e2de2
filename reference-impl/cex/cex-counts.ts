import { addTektonMetrics, Durations, Metrics, type MetricText, Tally, type TektonCounts } from "../service/index.ts";

/** Why commands are sent to an endpoint. */
export type DeliveryCause = "invoked" | "requested" | "connected" | "overdue";

function text(name: string, help: string): MetricText {
  return { name: `kaa_cex_${name}`, help };
}

/** What a CEX replica has done so far, in plain numbers. */
export class CexCounts {
  /** Answers to endpoints, by status code. */
  readonly answers = new Tally<number>();
  readonly unreadable = new Tally<"client data" | "invocation" | "event" | "notice">();
  readonly expired = new Tally<"client data" | "invocation" | "event">();
  /** Answers of the REST interface, by status code. */
  readonly restAnswers = new Tally<number>();
  /** Commands that were stored, by who invoked them. */
  readonly invoked = new Tally<"rest" | "caller" | "batch">();
  /** Commands that were sent, by why. */
  readonly delivered = new Tally<DeliveryCause>();
  /** Commands that have ended, by how. */
  readonly ended = new Tally<"executed" | "expired" | "purged">();
  /** Results to callers of 12/CIP, by status code. */
  readonly callerResults = new Tally<number>();
  /** From the creation of a command to its result. */
  readonly timeToResult = new Durations(
    text("time_to_result_seconds", "From the invocation of a command to its result."),
    [0.01, 0.05, 0.1, 0.5, 1, 5, 30, 60, 600, 3_600],
  );
  /** Commands that are pending, when that was counted last. */
  pending = 0;
}

/** The counts as Prometheus sees them. The names are ours; no document has any (reading G38). */
export function cexMetrics(counts: CexCounts, tektonCounts: TektonCounts): Metrics {
  const metrics = new Metrics()
    .gauge(text("pending_commands", "Commands that are stored and have not ended."), () => counts.pending)
    .tally(text("invoked_commands_total", "Commands that were stored."), "origin", counts.invoked)
    .tally(text("delivered_commands_total", "Commands that were sent to endpoints."), "cause", counts.delivered)
    .tally(text("ended_commands_total", "Commands that were executed, expired or removed."), "end", counts.ended)
    .durations(counts.timeToResult)
    .tally(text("caller_results_total", "Results to callers of 12/CIP."), "status_code", counts.callerResults)
    .tally(text("answers_total", "Messages of endpoints that were answered."), "status_code", counts.answers)
    .tally(text("unreadable_messages_total", "Messages dropped as unreadable."), "message", counts.unreadable)
    .tally(text("expired_messages_total", "Messages dropped as expired."), "message", counts.expired)
    .tally(text("rest_answers_total", "Requests to the REST interface."), "status_code", counts.restAnswers);
  return addTektonMetrics(metrics, "kaa_cex", tektonCounts);
}
