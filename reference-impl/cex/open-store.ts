import type { Clock } from "../../runtime/index.ts";
import type { CexSettings } from "./settings.ts";
import { type CommandStore, openMemoryStore, openPostgresStore } from "./store/index.ts";

const IN_MEMORY = "memory:";

/** Opens the store that the settings name. Rejects with a `StoreUnavailableError` if it does not answer. */
export type OpenStore = (
  settings: Pick<CexSettings, "databaseUrl" | "databaseConnections">,
  clock: Clock,
) => Promise<CommandStore>;

/** Opens the store that the settings name: PostgreSQL, or one in this process. */
export const openStore: OpenStore = async ({ databaseUrl, databaseConnections }, clock) =>
  databaseUrl.startsWith(IN_MEMORY)
    ? openMemoryStore(databaseUrl.slice(IN_MEMORY.length))
    : await openPostgresStore({ url: databaseUrl, connections: databaseConnections, clock });
