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
export {
  createDatabase,
  type DatabaseAttempt,
  DatabaseRefusedError,
  DatabaseStartError,
  DatabaseUnavailableError,
  type EmbeddedPostgresql,
  type GivenPostgresql,
  type IsolatedDatabase,
  type StartedPostgresql,
  type StartPostgresqlOptions,
  serverSetting,
  startPostgresql,
} from "./postgresql/index.ts";
export type { Environment } from "./programs/index.ts";
