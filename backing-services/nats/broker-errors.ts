/** One place where a `nats-server` was looked for, and what came of it. */
export interface NatsServerAttempt {
  readonly place: string;
  readonly outcome: string;
}

const ADVICE = [
  "Any of these helps:",
  "  start a nats-server yourself and pass its URL (--nats nats://127.0.0.1:4222, or NATS_URL)",
  "  install one: the package nats-server of Debian and Ubuntu, or https://github.com/nats-io/nats-server/releases",
  "  start a Docker engine",
].join("\n");

/** No `nats-server` can be had. The message lists every place that was tried and says how to get one. */
export class BrokerUnavailableError extends Error {
  override readonly name = "BrokerUnavailableError";
  readonly code = "BROKER_UNAVAILABLE";
  readonly attempts: readonly NatsServerAttempt[];

  constructor(attempts: readonly NatsServerAttempt[]) {
    const tried = attempts.map(({ place, outcome }) => `  ${place}: ${outcome.replaceAll("\n", "\n    ")}`);
    super(["BROKER_UNAVAILABLE: no nats-server was found; tried", ...tried, ADVICE].join("\n"));
    this.attempts = attempts;
  }
}

/** A `nats-server` was found but did not start. The message ends with what the server said. */
export class BrokerStartError extends Error {
  override readonly name = "BrokerStartError";
  readonly code = "BROKER_START_FAILED";

  constructor(explanation: string, options?: ErrorOptions) {
    super(`BROKER_START_FAILED: ${explanation}`, options);
  }
}
