import assert from "node:assert/strict";
import { it } from "node:test";
import { clockWaiter, systemClock } from "../../../../runtime/index.ts";
import type { CommandStore } from "../command-store.ts";

/** A store that nothing was stored in yet, and the means to look at it as another replica does. */
export interface StoreUnderTest {
  readonly store: CommandStore;
  /** A second replica's view of the same data. */
  another(): Promise<CommandStore>;
  /** Ends everything, whether or not the stores have been closed. */
  close(): Promise<void>;
}

/** Registers a test with a store of its own. */
export type Fact = (
  title: string,
  proof: (store: CommandStore, another: () => Promise<CommandStore>) => Promise<void>,
) => void;

/** Longer than any of the tests takes on a busy machine. */
const PATIENCE_MS = 20_000;

/** Registers tests on what `open` resolves with. */
export function factsOn(open: () => Promise<StoreUnderTest>): Fact {
  return (title, proof) => {
    it(title, async () => {
      const opened = await open();
      const proven = inTime(proof(opened.store, () => opened.another()));
      await Promise.allSettled([proven]);
      const closed = inTime(opened.close());
      await Promise.allSettled([closed]);
      // What broke the test comes first: a store with a delivery that nobody ended cannot close.
      await proven;
      await closed;
    });
  };
}

async function inTime<T>(promise: Promise<T>): Promise<T> {
  const waited = await clockWaiter(systemClock).within(PATIENCE_MS, promise);
  assert.ok(waited.settled, `nothing came of it within ${PATIENCE_MS} ms`);
  return waited.value;
}
