export {
  type DebianPackagesOptions,
  PackagesUnavailableError,
  provisionDebianPackages,
  type UnpackedProgram,
  userCacheDirectory,
} from "./debian-package/index.ts";
export {
  BrokerStartError,
  BrokerUnavailableError,
  type FindNatsServerOptions,
  type FoundNatsServer,
  findNatsServer,
  type NatsServerAttempt,
  type StartedNatsServer,
  type StartNatsServerOptions,
  startNatsServer,
} from "./nats/index.ts";
export type { Environment } from "./programs/index.ts";
