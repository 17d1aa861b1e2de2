export { createDatabase, type IsolatedDatabase } from "./create-database.ts";
export {
  type DatabaseAttempt,
  DatabaseRefusedError,
  DatabaseStartError,
  DatabaseUnavailableError,
} from "./database-errors.ts";
export { serverSetting } from "./server-setting.ts";
export { type StartPostgresqlOptions, startPostgresql } from "./start-postgresql.ts";
export type { EmbeddedPostgresql, GivenPostgresql, StartedPostgresql } from "./started-postgresql.ts";
