/** What an endpoint said about wanting new configurations without asking for them (7/CMP, `observe`). */
export interface Statement {
  readonly endpointId: string;
  /** Empty for the default configuration. */
  readonly configName: string;
  readonly observe: boolean;
  /** When it was said, Unix milliseconds; of two, the later one holds. */
  readonly saidAtMs: number;
}

/** A statement as the replicas share it. */
export interface Observation extends Statement {
  /** Its place among those that one replica heard within the same millisecond, from 0. */
  readonly turn: number;
}

interface Known extends Observation {
  saidAtMs: number;
  turn: number;
}

/** Endpoints and configurations that are remembered; beyond it those that changed their mind first are forgotten. */
const OBSERVATIONS_MAX = 1_000_000;

/**
 * What each endpoint said last, for each of its configurations. Kept in memory alone: when every replica has ended, it
 * is forgotten (reading G52). Replicas that share their observations come to the same, in whatever order they hear.
 */
export class Observations {
  readonly #observationsMax: number;
  readonly #said = new Map<string, Known>();

  constructor(observationsMax: number = OBSERVATIONS_MAX) {
    this.#observationsMax = observationsMax;
  }

  /** Whether the endpoint wants new configurations; undefined if it never said. */
  observes(endpointId: string, configName: string): boolean | undefined {
    return this.#said.get(key(endpointId, configName))?.observe;
  }

  /** Takes down what an endpoint said to this replica. Returns what holds now: that, unless something later is known. */
  note(statement: Statement): Observation {
    const { endpointId, configName, observe, saidAtMs } = statement;
    const place = key(endpointId, configName);
    const known = this.#said.get(place);
    if (known !== undefined && known.saidAtMs > saidAtMs) {
      return known;
    }
    const turn = known?.saidAtMs === saidAtMs ? known.turn + 1 : 0;
    if (known?.observe === observe) {
      // Nearly every statement repeats the one before.
      known.saidAtMs = saidAtMs;
      known.turn = turn;
      return known;
    }
    const observation = { endpointId, configName, observe, saidAtMs, turn };
    this.#keep(place, observation);
    return observation;
  }

  /** Takes over what another replica knows, unless something later is known. */
  merge(observation: Observation): void {
    const place = key(observation.endpointId, observation.configName);
    const known = this.#said.get(place);
    if (known === undefined || isLater(observation, known)) {
      this.#keep(place, { ...observation });
    }
  }

  /** Everything that is known, for a replica that has just begun. */
  all(): readonly Observation[] {
    return [...this.#said.values()];
  }

  #keep(place: string, known: Known): void {
    this.#said.delete(place);
    this.#said.set(place, known);
    if (this.#said.size > this.#observationsMax) {
      const [first = place] = this.#said.keys();
      this.#said.delete(first);
    }
  }
}

function isLater(left: Observation, right: Observation): boolean {
  if (left.saidAtMs !== right.saidAtMs) {
    return left.saidAtMs > right.saidAtMs;
  }
  if (left.turn !== right.turn) {
    return left.turn > right.turn;
  }
  // Said to two replicas at one time: nobody knows the order, yet all must agree. Silence does less harm.
  return right.observe && !left.observe;
}

/** The name has no slash (7/CMP), so no two pairs have one key. */
function key(endpointId: string, configName: string): string {
  return `${configName}/${endpointId}`;
}
