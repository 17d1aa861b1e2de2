/** What an endpoint said about wanting new configurations without asking for them (7/CMP, `observe`). */
export interface Observation {
  readonly endpointId: string;
  /** Empty for the default configuration. */
  readonly configName: string;
  readonly observe: boolean;
  /** When it was said, Unix milliseconds; of two, the later one holds. */
  readonly saidAtMs: number;
}

/** Endpoints and configurations that are remembered; beyond it the oldest are forgotten. */
const OBSERVATIONS_MAX = 1_000_000;

/**
 * What each endpoint said last, for each of its configurations. Kept in memory alone: when every replica has ended, it
 * is forgotten (reading G52).
 */
export class Observations {
  readonly #said = new Map<string, Observation>();

  /** Whether the endpoint wants new configurations; undefined if it never said. */
  observes(endpointId: string, configName: string): boolean | undefined {
    return this.#said.get(key(endpointId, configName))?.observe;
  }

  /** Takes an observation down. Returns false if it says nothing new, or something later is known. */
  take(observation: Observation): boolean {
    const place = key(observation.endpointId, observation.configName);
    const known = this.#said.get(place);
    if (known !== undefined && (known.observe === observation.observe || known.saidAtMs > observation.saidAtMs)) {
      return false;
    }
    this.#said.delete(place);
    this.#said.set(place, observation);
    const [oldest] = this.#said.keys();
    if (this.#said.size > OBSERVATIONS_MAX && oldest !== undefined) {
      this.#said.delete(oldest);
    }
    return true;
  }

  /** Everything that is known, for a replica that has just begun. */
  all(): readonly Observation[] {
    return [...this.#said.values()];
  }
}

function key(endpointId: string, configName: string): string {
  return `${endpointId}/${configName}`;
}
