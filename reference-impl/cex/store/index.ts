export type {
  BatchCounts,
  BatchTask,
  Command,
  CommandKey,
  CommandOrigin,
  CommandResult,
  CommandState,
  Delivery,
  KnownEndpoint,
  NewCommand,
  ReportedResult,
  ReportOutcome,
} from "./command.ts";
export {
  type Added,
  type BatchCommands,
  type BatchQuery,
  type CommandStore,
  type Deliver,
  type OutstandingQuery,
  type Page,
  type PageQuery,
  StoreUnavailableError,
} from "./command-store.ts";
export { openMemoryStore } from "./memory/index.ts";
export { openPostgresStore } from "./postgres/index.ts";
