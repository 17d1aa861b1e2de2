import { addTektonMetrics, Metrics, Tally, type TektonCounts } from "../service/index.ts";

/** What an ADX replica has done so far, in plain numbers. */
export class AdxCounts {
  /** Answers to endpoints, by status code. */
  readonly answers = new Tally<number>();
  readonly unreadable = new Tally<"client data">();
  readonly expired = new Tally<"client data">();
  /** Answers of the REST interface, by status code. */
  readonly restAnswers = new Tally<number>();
}

/** The counts as Prometheus sees them. The names are ours; no document has any (reading G38). */
export function adxMetrics(counts: AdxCounts, tektonCounts: TektonCounts): Metrics {
  const text = (name: string, help: string) => ({ name: `kaa_adx_${name}`, help });
  const metrics = new Metrics()
    .tally(text("answers_total", "Queries of endpoints that were answered."), "status_code", counts.answers)
    .tally(text("unreadable_messages_total", "Messages dropped as unreadable."), "message", counts.unreadable)
    .tally(text("expired_messages_total", "Messages dropped as expired."), "message", counts.expired)
    .tally(text("rest_answers_total", "Requests to the REST interface."), "status_code", counts.restAnswers);
  return addTektonMetrics(metrics, "kaa_adx", tektonCounts);
}
