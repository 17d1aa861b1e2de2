import { Counter, Gauge, Registry } from "prom-client";
import type { Durations } from "./durations.ts";
import type { MetricText } from "./metric-text.ts";
import type { Tally } from "./tally.ts";

/**
 * What a service counts, for Prometheus. The service counts in plain numbers; they are read only when somebody asks,
 * so that counting costs next to nothing. Nothing here reads the time or the state of the machine.
 */
export class Metrics {
  readonly #registry = new Registry();

  /** Shows a tally as a counter with one label. */
  tally<Label extends string | number>(text: MetricText, label: string, tally: Tally<Label>): this {
    const counter = new Counter({
      ...text,
      labelNames: [label],
      registers: [this.#registry],
      collect: () => {
        counter.reset();
        for (const [value, count] of tally.entries()) {
          counter.inc({ [label]: value }, count);
        }
      },
    });
    return this;
  }

  /** Shows a number that only grows. */
  counter(text: MetricText, count: () => number): this {
    const counter = new Counter({
      ...text,
      registers: [this.#registry],
      collect: () => {
        counter.reset();
        counter.inc(count());
      },
    });
    return this;
  }

  /** Shows a number that comes and goes. */
  gauge(text: MetricText, value: () => number): this {
    const gauge: Gauge = new Gauge({ ...text, registers: [this.#registry], collect: () => gauge.set(value()) });
    return this;
  }

  /** Shows durations as a histogram, in seconds. */
  durations({ metric }: Durations): this {
    this.#registry.registerMetric(metric);
    return this;
  }

  /** Everything as text, and the media type of that text. */
  async exposition(): Promise<{ readonly text: string; readonly contentType: string }> {
    return { text: await this.#registry.metrics(), contentType: this.#registry.contentType };
  }
}
