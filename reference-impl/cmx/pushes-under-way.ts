import type { Addressee } from "./known-endpoints.ts";

/** The configuration of an endpoint that is pulled in order to be pushed. */
export interface PushUnderWay {
  readonly place: string;
  /** When the last update was made that has been pushed since the pull began, Unix milliseconds. */
  updatedAtMs: number;
}

/**
 * Pulls that end in a push. A provider of several replicas may announce an update before the answer to an earlier pull
 * arrives; whoever pushed the update must not push the older answer after it.
 */
export class PushesUnderWay {
  readonly #byAddressee = new Map<string, Set<PushUnderWay>>();

  /** A pull begins. */
  begin(addressee: Addressee): PushUnderWay {
    const push = { place: placeOf(addressee), updatedAtMs: Number.NEGATIVE_INFINITY };
    const others = this.#byAddressee.get(push.place);
    if (others === undefined) {
      this.#byAddressee.set(push.place, new Set([push]));
    } else {
      others.add(push);
    }
    return push;
  }

  /** An update was pushed that the provider made at `atMs`. */
  update(addressee: Addressee, atMs: number): void {
    for (const push of this.#byAddressee.get(placeOf(addressee)) ?? []) {
      push.updatedAtMs = Math.max(push.updatedAtMs, atMs);
    }
  }

  /** The pull has ended. */
  end(push: PushUnderWay): void {
    const others = this.#byAddressee.get(push.place);
    others?.delete(push);
    if (others?.size === 0) {
      this.#byAddressee.delete(push.place);
    }
  }
}

function placeOf({ endpointId, appVersionName }: Addressee): string {
  return JSON.stringify([endpointId, appVersionName]);
}
