import { commandPath, encodeCommands } from "../../protocol/cep/index.ts";
import { clockWaiter } from "../../runtime/index.ts";
import type { ExtensionDataSender, ServicePorts } from "../service/index.ts";
import type { CexCounts, DeliveryCause } from "./cex-counts.ts";
import type { CexRules } from "./rules.ts";
import type { Command, Deliver, Delivery, KnownEndpoint } from "./store/index.ts";

/** What sending commands takes. */
export interface CommandDeliveriesParts {
  readonly ports: ServicePorts;
  readonly rules: Pick<CexRules, "mayBeSent">;
  readonly sender: Pick<ExtensionDataSender, "push">;
  readonly counts: Pick<CexCounts, "delivered">;
  /** The bus may not have taken what was sent to this endpoint. */
  readonly onLost: (endpointId: string) => void;
}

/** What may be said of a delivery. */
export interface DeliveryOptions {
  /** Of what gave rise to it; a new one unless told otherwise. */
  readonly correlationId?: string;
  /** In the place of the one that all deliveries have. */
  readonly onLost?: (endpointId: string) => void;
}

/** How long the bus may take to confirm; meanwhile nothing else happens to the endpoint. */
const CONFIRMATION_MS = 1_000;
/** What goes into one message; the rest goes into the next. A message of the bus holds a mebibyte. */
const PAYLOAD_BYTES_MAX = 900_000;

/** Sends commands to endpoints unasked (11/CEP, command resource), all of a type in one message if they fit. */
export class CommandDeliveries {
  readonly #parts: CommandDeliveriesParts;
  #isBusBroken = false;
  /** Messages that were sent in the same moment are confirmed together. */
  #confirmation: Promise<boolean> | undefined;

  constructor(parts: CommandDeliveriesParts) {
    this.#parts = parts;
    parts.ports.bus.onStatus(({ kind }) => {
      this.#isBusBroken = kind === "disconnected" || kind === "closed" || (kind !== "reconnected" && this.#isBusBroken);
    });
  }

  /** Pushes for a reason. Resolves when the bus has confirmed, or is given up; never rejects. */
  deliver(cause: DeliveryCause, { correlationId, onLost = this.#parts.onLost }: DeliveryOptions = {}): Deliver {
    return async (delivery) => {
      if (this.#push(delivery, cause, correlationId) && !(await this.confirmed())) {
        onLost(delivery.endpoint.endpointId);
      }
    };
  }

  /** Resolves when the bus has taken what was published so far, with false if that is not certain; never rejects. */
  async confirmed(): Promise<boolean> {
    if (this.#isBusBroken) {
      return false;
    }
    this.#confirmation ??= this.#confirm();
    return await this.#confirmation;
  }

  async #confirm(): Promise<boolean> {
    // Whoever asks until the end of this turn has published before the bus is asked.
    await Promise.resolve();
    this.#confirmation = undefined;
    const { bus, runtime } = this.#parts.ports;
    const flushed = bus.flush().then(
      () => true,
      () => false,
    );
    const waited = await clockWaiter(runtime.clock).within(CONFIRMATION_MS, flushed);
    return waited.settled && waited.value && !this.#isBusBroken;
  }

  /** Whether anything had to be sent. While the bus is broken nothing is: it would arrive who knows when. */
  #push({ endpoint, commands }: Delivery, cause: DeliveryCause, correlationId: string | undefined): boolean {
    const { ports, rules, counts } = this.#parts;
    const nowMs = ports.runtime.clock.now();
    const current = commands.filter((command) => rules.mayBeSent(command, nowMs));
    if (current.length > 0 && !this.#isBusBroken) {
      for (const parcel of parcelsOf(current)) {
        this.#send(endpoint, parcel, nowMs, correlationId ?? ports.runtime.ids.next());
        parcel.forEach(() => counts.delivered.add(cause));
      }
    }
    return current.length > 0;
  }

  #send(endpoint: KnownEndpoint, parcel: readonly Command[], nowMs: number, correlationId: string): void {
    const [{ commandType } = { commandType: "" }] = parcel;
    const deadlineMs = Math.min(...parcel.map((command) => command.deadlineMs));
    const timeoutMs = parcel.some(({ isSentOnce }) => isSentOnce) ? 0 : deadlineMs - nowMs;
    const { endpointId, appVersionName } = endpoint;
    this.#parts.sender.push({ correlationId, endpointId, appVersionName, timeoutMs }, commandPath(commandType), {
      statusCode: 200,
      reasonPhrase: "OK",
      payload: encodeCommands(parcel.map(({ commandId: id, payload }) => ({ id, payload }))),
    });
  }
}

/** Commands of one type each, in their order, so many as fit into a message. */
export function parcelsOf(commands: readonly Command[]): readonly (readonly Command[])[] {
  const parcels: Command[][] = [];
  const open = new Map<string, { parcel: Command[]; bytes: number }>();
  for (const command of commands) {
    const bytes = (command.payload?.length ?? 0) + 50;
    const last = open.get(command.commandType);
    if (last !== undefined && last.bytes + bytes <= PAYLOAD_BYTES_MAX) {
      last.parcel.push(command);
      last.bytes += bytes;
    } else {
      const parcel = [command];
      parcels.push(parcel);
      open.set(command.commandType, { parcel, bytes });
    }
  }
  return parcels;
}

/** As many of the commands, in their order, as fit into one message whatever their types. */
export function whatFits(commands: readonly Command[]): readonly Command[] {
  let bytes = 0;
  const end = commands.findIndex(({ payload, commandType }) => {
    bytes += (payload?.length ?? 0) + commandType.length + 60;
    return bytes > PAYLOAD_BYTES_MAX;
  });
  return end === -1 ? commands : commands.slice(0, Math.max(end, 1));
}
