import type { AvroSchemaSet } from "../../protocol/avro/index.ts";
import { type ClientData, clientDataCodec, clientDataSubject } from "../../protocol/esp/index.ts";
import { expiresAtMs } from "../../protocol/ism/index.ts";
import type { BusSubscription } from "../../transport/index.ts";
import type { ServicePorts } from "./service.ts";

/** Counts messages that could not be taken. */
interface ClientDataTally {
  add(label: "client data"): void;
}

/** What listening to clients needs to know. */
export interface ListenerParts {
  readonly settings: { readonly instanceName: string; readonly avroSchemaSet: AvroSchemaSet };
  readonly ports: ServicePorts;
  readonly counts: { readonly unreadable: ClientDataTally; readonly expired: ClientDataTally };
}

/** Takes a message of a client; `nowMs` is when it came. */
export type TakeClientData = (clientData: ClientData, replyTo: string | undefined, nowMs: number) => void;

/**
 * Takes the messages that communication services send on behalf of clients (4/ESP), which replicas share in one queue
 * group. What cannot be read, and what has expired, is counted and dropped.
 */
export function listenToClients({ settings, ports, counts }: ListenerParts, take: TakeClientData): BusSubscription {
  const codec = clientDataCodec(settings.avroSchemaSet);
  const { clock, logger } = ports.runtime;
  return ports.bus.subscribe(
    clientDataSubject(settings.instanceName),
    ({ payload, replyTo }) => {
      const decoded = codec.decode(payload);
      if (!decoded.ok) {
        counts.unreadable.add("client data");
        logger.warn("unreadable message dropped", { problem: decoded.problem });
        return;
      }
      const nowMs = clock.now();
      const expiryMs = expiresAtMs(decoded.value);
      if (expiryMs !== undefined && expiryMs <= nowMs) {
        counts.expired.add("client data");
        logger.debug("expired message dropped", { correlationId: decoded.value.correlationId });
      } else {
        take(decoded.value, replyTo, nowMs);
      }
    },
    { queueGroup: settings.instanceName },
  );
}
