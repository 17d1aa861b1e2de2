import { Batches } from "./batches.ts";
import { CommandTable } from "./command-table.ts";
import { EndpointExclusion } from "./endpoint-exclusion.ts";
import { Endpoints } from "./endpoints.ts";
import { Replicas } from "./replicas.ts";
import type { StoredCommand } from "./stored-command.ts";

/** What the replicas that name a store share. */
export class StoreContent {
  readonly commands = new CommandTable();
  readonly batches = new Batches();
  readonly endpoints = new Endpoints();
  readonly exclusion = new EndpointExclusion();
  readonly replicas = new Replicas();

  /** Removes a command, and from its batch. */
  remove(stored: StoredCommand): void {
    this.commands.remove(stored);
    this.batches.removeCommand(stored);
  }
}
