import type { MessageBus } from "../../transport/index.ts";
import type { MeasurementSettings } from "./measurement-settings.ts";
import type { Time } from "./time.ts";

/** What a benchmark of one service works with. */
export interface Bench {
  readonly settings: MeasurementSettings;
  /** The driver's connection to the broker. */
  readonly bus: MessageBus;
  /** Where the broker is. */
  readonly natsUrl: string;
  readonly time: Time;
  /** Arguments for the Node of the service that is judged. */
  readonly nodeArguments: readonly string[];
  /** Never resolves; rejects when the benchmark is to end. */
  readonly interrupted: Promise<never>;
  /** Is told how far it is. */
  readonly say: (stage: string) => void;
}
