import { Metrics, Tally } from "../service/index.ts";

/** Messages that may turn out unreadable or late. */
export type CountedMessage = "client data" | "event" | "provider response" | "sibling message";

/** What gave rise to a push. */
export type PushCause = "connected" | "new-available";

/** Why a configuration was not pushed. */
export type HeldBack =
  | "already confirmed"
  | "endpoint is away"
  | "other appversion"
  | "other content type"
  | "overtaken";

/** What a replica has done so far, in plain numbers. */
export class Raw2017Counts {
  /** Answers to endpoints, by status code. */
  readonly answers = new Tally<number>();
  readonly unreadable = new Tally<CountedMessage>();
  readonly expired = new Tally<CountedMessage>();
  readonly pushes = new Tally<PushCause>();
  readonly heldBack = new Tally<HeldBack>();
  /** What endpoints said of what they were sent. "unknown": of nothing that this replica sent. */
  readonly confirmations = new Tally<"taken" | "rejected" | "unknown">();
  providerTimeouts = 0;
  pendingRequests = 0;
  unconfirmedDeliveries = 0;
}

/** The counts as Prometheus sees them. The names are ours. */
export function raw2017Metrics(counts: Raw2017Counts): Metrics {
  const text = (name: string, help: string) => ({ name: `kaa_cmx_${name}`, help });
  return new Metrics()
    .tally(text("answers_total", "Requests of endpoints that were answered."), "status_code", counts.answers)
    .tally(text("unreadable_messages_total", "Messages dropped as unreadable."), "message", counts.unreadable)
    .tally(text("expired_messages_total", "Messages dropped as expired."), "message", counts.expired)
    .tally(text("pushes_total", "Configurations sent unasked."), "cause", counts.pushes)
    .tally(text("held_back_pushes_total", "Configurations not sent unasked."), "reason", counts.heldBack)
    .tally(text("confirmations_total", "Confirmations of endpoints."), "result", counts.confirmations)
    .counter(
      text("provider_timeouts_total", "Requests that the provider did not answer in time."),
      () => counts.providerTimeouts,
    )
    .gauge(text("pending_requests", "Requests to the provider that are under way."), () => counts.pendingRequests)
    .gauge(
      text("unconfirmed_deliveries", "Configurations that were sent and not confirmed yet."),
      () => counts.unconfirmedDeliveries,
    );
}
