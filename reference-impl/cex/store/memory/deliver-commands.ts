import type { KnownEndpoint } from "../command.ts";
import type { Deliver } from "../command-store.ts";
import { commandAt, type StoredCommand } from "./stored-command.ts";

/** Hands commands to `deliver` and resolves when it has settled, however: what came of it, the caller knows. */
export async function deliverCommands(
  endpoint: KnownEndpoint,
  commands: readonly StoredCommand[],
  { nowMs, deliveredAtMs }: { readonly nowMs: number; readonly deliveredAtMs: number },
  deliver: Deliver,
): Promise<void> {
  for (const stored of commands) {
    stored.deliveredAtMs = deliveredAtMs;
  }
  try {
    await deliver({ endpoint, commands: commands.map((stored) => commandAt(stored, nowMs)) });
  } catch {
    // A delivery that failed is the business of whoever makes it; here it only has to be over.
  }
}
