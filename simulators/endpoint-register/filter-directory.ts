import { RestError } from "../control/index.ts";

/** A filter, and which endpoints match it. */
export interface EndpointFilter {
  readonly filterId: string;
  /** In the order in which they were given. Those that are not registered match nothing for the time being. */
  readonly endpointIds: readonly string[];
}

/** How many filters a register holds. */
export const FILTERS_MAX = 1_000;
/** How many endpoints may match a filter. */
export const ENDPOINTS_PER_FILTER_MAX = 10_000;

/**
 * Which endpoints each filter matches. A real register works it out from what it knows of endpoints; here whoever sets
 * up the world says so. Refusals are `RestError`s.
 */
export class FilterDirectory {
  readonly #filters = new Map<string, EndpointFilter>();

  /** Says what the filter matches from now on. Returns whether it is a new one. */
  put(filter: EndpointFilter): boolean {
    const isNew = !this.#filters.has(filter.filterId);
    if (isNew && this.#filters.size >= FILTERS_MAX) {
      throw new RestError(409, `${FILTERS_MAX} filters are known already; delete one first`);
    }
    this.#filters.set(filter.filterId, filter);
    return isNew;
  }

  /** The filter, if it is known. */
  find(filterId: string): EndpointFilter | undefined {
    return this.#filters.get(filterId);
  }

  /** The filter, or a 404. */
  get(filterId: string): EndpointFilter {
    const filter = this.#filters.get(filterId);
    if (filter === undefined) {
      throw new RestError(404, `no filter "${filterId}" is known; PUT /api/v1/filters/:filterId says what it matches`);
    }
    return filter;
  }

  /** Forgets the filter and returns it as it was, or a 404. */
  delete(filterId: string): EndpointFilter {
    const filter = this.get(filterId);
    this.#filters.delete(filterId);
    return filter;
  }
}
