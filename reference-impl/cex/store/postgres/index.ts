export { NewerSchemaError } from "./migrations.ts";
export { openPostgresStore, type PostgresStoreOptions } from "./open-postgres-store.ts";
