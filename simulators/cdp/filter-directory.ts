import { RestError } from "../control/index.ts";
import type { EndpointLists } from "./endpoint-lists.ts";

/** How many filters are known at most. */
export const FILTERS_MAX = 1_000;

/**
 * Which endpoints each filter matches. A real repository asks the endpoint register; here whoever sets up the world
 * says so. Refusals are `RestError`s.
 */
export class FilterDirectory {
  readonly #filters = new Map<string, EndpointLists>();

  /** Says which endpoints the filter matches from now on. */
  put(filterId: string, endpoints: EndpointLists): void {
    if (!this.#filters.has(filterId) && this.#filters.size >= FILTERS_MAX) {
      throw new RestError(409, `${FILTERS_MAX} filters are known already; delete one first`);
    }
    this.#filters.set(filterId, endpoints);
  }

  /** The endpoints that the filter matches, or a 404. */
  get(filterId: string): EndpointLists {
    const endpoints = this.#filters.get(filterId);
    if (endpoints === undefined) {
      throw new RestError(
        404,
        `no filter "${filterId}" is known; PUT /control/filters/${filterId} says what it matches`,
      );
    }
    return endpoints;
  }

  /** Forgets the filter, or a 404. */
  delete(filterId: string): void {
    this.get(filterId);
    this.#filters.delete(filterId);
  }

  /** No filter matches the endpoint any longer. */
  forgetEndpoint(endpointId: string): void {
    for (const [filterId, endpoints] of this.#filters) {
      const kept = Object.entries(endpoints).map(([appVersionName, ids]): [string, readonly string[]] => [
        appVersionName,
        ids.filter((id) => id !== endpointId),
      ]);
      this.#filters.set(filterId, Object.fromEntries(kept));
    }
  }
}
