import type { ServicePorts } from "../service/index.ts";
import type { DeliveryCause } from "./cex-counts.ts";
import type { CommandDeliveries } from "./command-deliveries.ts";
import type { KnownEndpoints } from "./known-endpoints.ts";
import { UnavailableError } from "./rest/index.ts";
import { type CommandStore, StoreUnavailableError } from "./store/index.ts";
import type { UnsettledEndpoints } from "./unsettled-endpoints.ts";

/** What sending outstanding commands takes. */
export interface OutstandingCommandsParts {
  readonly ports: ServicePorts;
  readonly store: Pick<CommandStore, "deliverOutstanding" | "endpointsWithOutstanding">;
  readonly endpoints: Pick<KnownEndpoints, "place">;
  readonly deliveries: Pick<CommandDeliveries, "deliver">;
}

const PAGE = 500;

/**
 * Sends an endpoint unasked what is outstanding and was not sent since a time. Resolves with false if that has to be
 * tried again; never rejects.
 */
export async function sendOutstanding(
  { ports, store, endpoints, deliveries }: OutstandingCommandsParts,
  endpointId: string,
  notDeliveredSinceMs: number,
): Promise<boolean> {
  let isLost = false;
  const cause: DeliveryCause = Number.isFinite(notDeliveredSinceMs) ? "connected" : "overdue";
  try {
    const place = await endpoints.place(endpointId);
    if (place !== undefined) {
      const nowMs = ports.runtime.clock.now();
      const all = { endpointId, commandType: undefined, nowMs, isUnasked: true };
      const query = cause === "overdue" ? all : { ...all, notDeliveredSinceMs };
      const onLost = (): void => {
        isLost = true;
      };
      await store.deliverOutstanding(query, place.appVersionName, deliveries.deliver(cause, { onLost }));
    }
    return !isLost;
  } catch (problem) {
    if (!(problem instanceof StoreUnavailableError || problem instanceof UnavailableError)) {
      throw problem;
    }
    return false;
  }
}

/**
 * Has everything that is outstanding sent to everybody, save for what was sent since a time. Resolves with whether all
 * endpoints could be found that it concerns; never rejects.
 */
export async function settleEverybody(
  { ports, store }: Pick<OutstandingCommandsParts, "ports" | "store">,
  unsettled: Pick<UnsettledEndpoints, "add">,
  notDeliveredSinceMs: number,
): Promise<boolean> {
  try {
    let after = "";
    for (;;) {
      const endpoints = await store.endpointsWithOutstanding(after, ports.runtime.clock.now(), PAGE);
      endpoints.forEach(({ endpointId }) => unsettled.add(endpointId, notDeliveredSinceMs));
      const last = endpoints.at(-1);
      if (last === undefined) {
        return true;
      }
      after = last.endpointId;
    }
  } catch (cause) {
    if (!(cause instanceof StoreUnavailableError)) {
      throw cause;
    }
    return false;
  }
}
