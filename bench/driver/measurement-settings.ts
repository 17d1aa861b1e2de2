/** How much is measured. */
export interface MeasurementSettings {
  /** Rounds of each party that count. */
  readonly pairs: number;
  /** Length of a round. */
  readonly seconds: number;
  /** Requests under way at any moment. */
  readonly inFlight: number;
}
