/** How a metric is called and what it tells, as Prometheus shows them. */
export interface MetricText {
  /** Counters end in `_total`, durations in `_seconds`. */
  readonly name: string;
  readonly help: string;
}
