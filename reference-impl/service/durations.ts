import { Histogram } from "prom-client";
import type { MetricText } from "./metric-text.ts";

/** Durations by how long they were, for Prometheus. */
export class Durations {
  /** What `Metrics` shows. */
  readonly metric: Histogram;

  /** The bounds of the classes are in seconds, ascending; above the last one there is one more class. */
  constructor(text: MetricText, boundsSeconds: readonly number[]) {
    this.metric = new Histogram({ ...text, buckets: [...boundsSeconds], registers: [] });
  }

  /** Counts one more, in milliseconds. One below zero, which clocks that differ may give, counts as zero. */
  add(durationMs: number): void {
    this.metric.observe(Math.max(0, durationMs) / 1_000);
  }
}
