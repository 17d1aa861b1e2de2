import type { CommandStore } from "../command-store.ts";
import { MemoryStore } from "./memory-store.ts";
import { StoreContent } from "./store-content.ts";

interface Shared {
  readonly content: StoreContent;
  users: number;
}

const stores = new Map<string, Shared>();

/**
 * A store in this process, shared by everybody who names it and gone when the last of them has closed it. It waits for
 * nothing but deliveries, so that it works under any clock.
 */
export function openMemoryStore(name: string): CommandStore {
  const shared = stores.get(name) ?? { content: new StoreContent(), users: 0 };
  stores.set(name, shared);
  shared.users += 1;
  return new MemoryStore(shared.content, () => {
    shared.users -= 1;
    if (shared.users === 0) {
      stores.delete(name);
    }
  });
}
