import type { IdGenerator, Random } from "../../runtime/index.ts";
import type { Fault, FaultRequest, FaultScope } from "./fault.ts";
import type { FaultKinds } from "./fault-kinds.ts";
import { RestError } from "./rest-error.ts";

/** How many faults may be in force at once. */
export const FAULTS_MAX = 1000;

/** What is at hand when a fault could be committed; an unknown member matches only faults that do not name it. */
export interface FaultOccasion {
  readonly endpointId?: string | undefined;
  readonly appVersionName?: string | undefined;
  readonly applicationName?: string | undefined;
  readonly tenantId?: string | undefined;
}

const SCOPE_MEMBERS = ["endpointId", "appVersionName", "applicationName", "tenantId"] as const;

interface FaultInForce {
  readonly id: string;
  readonly request: FaultRequest;
  readonly random: Random;
  fired: number;
}

const CHANCE_STEPS = 1_000_000;

/**
 * The faults in force in one simulator; `S` maps each kind that the simulator knows to its settings.
 *
 * Chances are drawn from a random stream of each fault's own, which its kind and scope name: faults of other
 * endpoints do not disturb it.
 */
export class FaultRegistry<S> {
  readonly #kinds: FaultKinds<S>;
  readonly #random: Random;
  readonly #ids: IdGenerator;
  readonly #faults = new Map<string, FaultInForce>();

  constructor(kinds: FaultKinds<S>, runtime: { readonly random: Random; readonly ids: IdGenerator }) {
    this.#kinds = kinds;
    this.#random = runtime.random;
    this.#ids = runtime.ids;
  }

  /** Puts a fault in force. Throws a `RestError`: 400 for an unknown kind or setting, 409 above `FAULTS_MAX`. */
  add(request: FaultRequest): Fault {
    const kind = this.#known(request.kind);
    this.#kinds[kind].read(request.settings ?? {}, `the settings of a fault of kind ${kind}`);
    if (this.#faults.size >= FAULTS_MAX) {
      throw new RestError(409, `${FAULTS_MAX} faults are in force here already; delete one first`);
    }
    const added = { id: this.#ids.next(), request, random: this.#streamFor(request), fired: 0 };
    this.#faults.set(added.id, added);
    return described(added);
  }

  /** The fault `id`, or a 404 `RestError`. */
  get(id: string): Fault {
    return described(this.#find(id));
  }

  /** Puts the fault `id` out of force and returns it as it was at the end, or throws a 404 `RestError`. */
  remove(id: string): Fault {
    const fault = this.#find(id);
    this.#faults.delete(id);
    return described(fault);
  }

  /** Whether no fault is in force. */
  get isEmpty(): boolean {
    return this.#faults.size === 0;
  }

  /** Every fault in force, the oldest first. */
  list(): readonly Fault[] {
    return [...this.#faults.values()].map(described);
  }

  /**
   * Asks whether to commit a fault of this kind now. Counts the first one that matches, and whose chance comes up,
   * and returns its settings; undefined means to behave.
   */
  take<K extends keyof S & string>(kind: K, occasion: FaultOccasion): S[K] | undefined {
    return this.takeAny(kind, () => [occasion]);
  }

  /**
   * As `take` for something that concerns several at once: a fault matches that has any of them in its scope. They are
   * only found out if there is a fault of this kind.
   */
  takeAny<K extends keyof S & string>(kind: K, occasions: () => readonly FaultOccasion[]): S[K] | undefined {
    let concerned: readonly FaultOccasion[] | undefined;
    for (const fault of this.#faults.values()) {
      if (fault.request.kind !== kind) {
        continue;
      }
      concerned ??= occasions();
      const matching = concerned.some((occasion) => matches(fault, occasion));
      if (matching && comesUp(fault)) {
        fault.fired += 1;
        return this.#kinds[kind].read(fault.request.settings ?? {}, kind);
      }
    }
    return undefined;
  }

  #find(id: string): FaultInForce {
    const fault = this.#faults.get(id);
    if (fault === undefined) {
      throw new RestError(404, `no fault ${id} is in force here; GET /control/faults lists those that are`);
    }
    return fault;
  }

  #known(kind: string): keyof S & string {
    for (const known in this.#kinds) {
      if (known === kind) {
        return known;
      }
    }
    const known = Object.keys(this.#kinds).join(", ") || "none";
    throw new RestError(400, `the body of POST /control/faults: unknown kind "${kind}"; known ones here: ${known}`);
  }

  #streamFor(request: FaultRequest): Random {
    const identity = identityOf(request);
    const alike = [...this.#faults.values()].filter((other) => identityOf(other.request) === identity);
    return this.#random.fork(`fault ${identity} ${alike.length}`);
  }
}

function identityOf({ kind, scope = {} }: FaultRequest): string {
  return JSON.stringify([kind, ...SCOPE_MEMBERS.map((member) => scope[member] ?? null)]);
}

function matches({ request, fired }: FaultInForce, occasion: FaultOccasion): boolean {
  const scope: FaultScope = request.scope ?? {};
  return (
    fired < (request.times ?? Number.POSITIVE_INFINITY) &&
    SCOPE_MEMBERS.every((member) => scope[member] === undefined || scope[member] === occasion[member])
  );
}

function comesUp({ request, random }: FaultInForce): boolean {
  const chance = request.chance ?? 1;
  return chance === 1 || random.integer(0, CHANCE_STEPS - 1) < chance * CHANCE_STEPS;
}

function described({ id, request, fired }: FaultInForce): Fault {
  const { kind, times } = request;
  return {
    id,
    kind,
    scope: request.scope ?? {},
    chance: request.chance ?? 1,
    ...(times === undefined ? {} : { times }),
    settings: request.settings ?? {},
    fired,
  };
}
