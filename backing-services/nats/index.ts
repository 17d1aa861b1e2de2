export { BrokerStartError, BrokerUnavailableError, type NatsServerAttempt } from "./broker-errors.ts";
export { type FindNatsServerOptions, findNatsServer } from "./find-nats-server.ts";
export type { FoundNatsServer, StartedNatsServer } from "./found-nats-server.ts";
export { type StartNatsServerOptions, startNatsServer } from "./start-nats-server.ts";
