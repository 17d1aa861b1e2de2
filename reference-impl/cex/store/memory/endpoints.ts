import type { KnownEndpoint } from "../command.ts";

/** What an endpoint said of which types it wants to be sent. */
interface Observations {
  /** Of the types of which nothing was said since. */
  all: boolean;
  readonly types: Map<string, boolean>;
}

/** What is known of endpoints. */
export class Endpoints {
  readonly #known = new Map<string, { readonly endpoint: KnownEndpoint; readonly saidAtMs: number }>();
  readonly #observations = new Map<string, Observations>();

  /** Takes it, unless something later is known. */
  remember({ endpointId, appVersionName }: KnownEndpoint, saidAtMs: number): void {
    const known = this.#known.get(endpointId);
    if (known === undefined || known.saidAtMs <= saidAtMs) {
      this.#known.set(endpointId, { endpoint: { endpointId, appVersionName }, saidAtMs });
    }
  }

  forget(endpointId: string): void {
    this.#known.delete(endpointId);
    this.#observations.delete(endpointId);
  }

  find(endpointId: string): KnownEndpoint | undefined {
    return this.#known.get(endpointId)?.endpoint;
  }

  /** Of all types if none is named; that overrides what was said of single ones. */
  observe(endpointId: string, commandType: string | undefined, isWanted: boolean): void {
    const observations = this.#observations.get(endpointId) ?? { all: true, types: new Map<string, boolean>() };
    this.#observations.set(endpointId, observations);
    if (commandType === undefined) {
      observations.all = isWanted;
      observations.types.clear();
    } else {
      observations.types.set(commandType, isWanted);
    }
  }

  /** Whether an endpoint wants to be sent a type, as it does until it says otherwise. */
  wants(endpointId: string, commandType: string): boolean {
    const observations = this.#observations.get(endpointId);
    return observations?.types.get(commandType) ?? observations?.all ?? true;
  }
}
