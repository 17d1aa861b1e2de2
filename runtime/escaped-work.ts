import { AsyncResource, createHook, executionAsyncId } from "node:async_hooks";

/** What one turn of the event loop drains, so that virtual time waits for it without being told. */
const DRAINED = new Set(["PROMISE", "TickObject", "Microtask", "Immediate"]);

/**
 * Runs `work` and names the kinds of asynchronous resources that it gave rise to and virtual time does not wait for:
 * `FSREQPROMISE` for a file, `Timeout` for a timer of the machine. Empty if nothing escaped (design, section 3).
 *
 * For tests: while it looks, every promise costs many times as much.
 */
export async function escapedWork(work: () => Promise<void>): Promise<readonly string[]> {
  const origin = new AsyncResource("ORIGIN");
  const ours = new Set([origin.asyncId()]);
  const escaped = new Set<string>();
  const hook = createHook({
    init(asyncId, kind, triggerAsyncId) {
      if (ours.has(executionAsyncId()) || ours.has(triggerAsyncId)) {
        ours.add(asyncId);
        if (!DRAINED.has(kind)) {
          escaped.add(kind);
        }
      }
    },
  });
  hook.enable();
  try {
    await origin.runInAsyncScope(work);
  } finally {
    hook.disable();
  }
  return [...escaped].toSorted();
}
