import type { Metrics } from "../metrics.ts";
import { Tally } from "../tally.ts";

/** What a service has seen of Tekton so far, in plain numbers. */
export class TektonCounts {
  /** Events of 17/SCMP that were heard. */
  readonly updates = new Tally<"broadcast" | "targeted">();
  readonly unreadable = new Tally<"configuration update">();
  /** Fetches of everything that a tenant has, by what came of them. */
  readonly refreshes = new Tally<"done" | "failed">();
}

/** Shows the counts in a service's metrics; `prefix` begins their names. */
export function addTektonMetrics(metrics: Metrics, prefix: string, counts: TektonCounts): Metrics {
  const text = (name: string, help: string) => ({ name: `${prefix}_${name}`, help });
  return metrics
    .tally(text("configuration_updates_total", "Events that configurations changed."), "kind", counts.updates)
    .tally(text("configuration_refreshes_total", "Fetches of a tenant's configurations."), "result", counts.refreshes)
    .tally(
      text("unreadable_updates_total", "Configuration updates dropped as unreadable."),
      "message",
      counts.unreadable,
    );
}
