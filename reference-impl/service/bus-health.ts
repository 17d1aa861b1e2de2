import type { MessageBus } from "../../transport/index.ts";

/** Why a service cannot serve, as a sentence for people; undefined if it can. */
export type Health = () => string | undefined;

/** Healthy as long as the connection to the bus holds. */
export function busHealth(bus: MessageBus): Health {
  let problem: string | undefined;
  bus.onStatus(({ kind }) => {
    if (kind === "disconnected" || kind === "closed") {
      problem = `The message bus is ${kind}`;
    } else if (kind === "reconnected") {
      problem = undefined;
    }
  });
  return () => problem;
}
