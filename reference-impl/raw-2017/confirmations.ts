import { serviceSubject } from "../../protocol/ism/index.ts";
import {
  type Confirmation,
  configurationEventSubject,
  encodeUpdatedEvent,
  parseUpdatedEvent,
} from "../../protocol/raw-2017/index.ts";
import { type BusMessage, type BusSubscription, publishIfFits } from "../../transport/index.ts";
import type { ServicePorts } from "../service/index.ts";
import type { Deliveries, Delivery } from "./deliveries.ts";
import type { KnownEndpoints } from "./known-endpoints.ts";
import type { Raw2017Counts } from "./raw-2017-counts.ts";
import type { Raw2017CmxRules } from "./rules.ts";
import type { Raw2017CmxSettings } from "./settings.ts";
import {
  CONFIRMED_TYPE,
  encodeSiblingConfirmation,
  parseSiblingConfirmation,
  SIBLINGS_PROTOCOL,
} from "./sibling-confirmation.ts";

/** What confirmations work with. */
export interface ConfirmationParts {
  readonly settings: Raw2017CmxSettings;
  readonly ports: ServicePorts;
  readonly rules: Raw2017CmxRules;
  readonly deliveries: Deliveries;
  readonly knownEndpoints: KnownEndpoints;
  readonly counts: Raw2017Counts;
}

/** Who confirmed, and in which piece of work. */
export interface Confirming {
  readonly correlationId: string;
  readonly endpointId: string;
}

/**
 * Takes what endpoints say of configurations, and tells everybody once one was taken (5/CMX2CDP, `updated`).
 *
 * A confirmation may reach another replica than the one that sent the configuration; that one hands it to its siblings.
 * All of them hear the event, and so know what endpoints have.
 */
export class Confirmations {
  readonly #parts: ConfirmationParts;
  readonly #siblingSubject: string;
  readonly #updatedSubject: string;

  constructor(parts: ConfirmationParts) {
    const { instanceName } = parts.settings;
    this.#parts = parts;
    this.#siblingSubject = serviceSubject(instanceName, SIBLINGS_PROTOCOL, CONFIRMED_TYPE);
    this.#updatedSubject = configurationEventSubject(instanceName, "updated");
  }

  /** Listens to the other replicas. */
  listen(): readonly BusSubscription[] {
    const { bus } = this.#parts.ports;
    return [
      bus.subscribe(this.#siblingSubject, (message) => this.#hearSibling(message)),
      bus.subscribe(this.#updatedSubject, (message) => this.#hearUpdated(message)),
    ];
  }

  /** An endpoint confirmed something. */
  take(confirming: Confirming, confirmation: Confirmation): void {
    if (this.#settle(confirming, confirmation)) {
      return;
    }
    const { counts, ports, settings } = this.#parts;
    const { id, status } = confirmation;
    counts.confirmations.add("unknown");
    ports.runtime.logger.info("an endpoint confirms what this replica did not send it", { ...confirming, id });
    if (typeof id === "number") {
      const message = { replicaId: settings.replicaId, ...confirming, id, status };
      publishIfFits(ports.bus, this.#siblingSubject, encodeSiblingConfirmation(message));
    }
  }

  /** Returns whether it was this replica that sent what is confirmed. */
  #settle(confirming: Confirming, confirmation: Confirmation): boolean {
    const { counts, deliveries, ports, rules } = this.#parts;
    const delivery = deliveries.take(confirming.endpointId, confirmation.id);
    if (delivery === undefined) {
      return false;
    }
    counts.unconfirmedDeliveries = deliveries.size;
    if (rules.isTaken(confirmation)) {
      counts.confirmations.add("taken");
      this.#announce(confirming.correlationId, delivery);
    } else {
      counts.confirmations.add("rejected");
      const { configVersion } = delivery;
      const reason = confirmation.status.slice(0, REASON_CHARACTERS_MAX);
      ports.runtime.logger.warn("an endpoint did not take its configuration", { ...confirming, configVersion, reason });
    }
    return true;
  }

  #announce(correlationId: string, delivery: Delivery): void {
    const { knownEndpoints, ports, settings } = this.#parts;
    const { appVersionName: appVersionToken, endpointId, configVersion } = delivery;
    knownEndpoints.took(delivery);
    const event = {
      correlationId,
      eventTimestamp: ports.runtime.clock.now(),
      originatorReplicaId: settings.replicaId,
      appVersionToken,
      endpointId,
      configVersion,
    };
    if (!publishIfFits(ports.bus, this.#updatedSubject, encodeUpdatedEvent(event, settings.readings))) {
      ports.runtime.logger.warn("event dropped: it is too large for the message bus", { endpointId });
    }
  }

  #hearSibling({ payload }: BusMessage): void {
    const { counts, ports, settings } = this.#parts;
    const message = parseSiblingConfirmation(payload);
    if (!message.ok) {
      counts.unreadable.add("sibling message");
      ports.runtime.logger.warn("unreadable message of a sibling", { problem: message.problem });
    } else if (message.value.replicaId !== settings.replicaId) {
      const { correlationId, endpointId, id, status } = message.value;
      this.#settle({ correlationId, endpointId }, { id, status });
    }
  }

  #hearUpdated({ payload }: BusMessage): void {
    const event = parseUpdatedEvent(payload, this.#parts.settings.readings);
    // Others may say what they like under this name; only siblings of this replica are believed to know.
    if (event.ok && event.value.originatorReplicaId !== this.#parts.settings.replicaId) {
      const { appVersionToken: appVersionName, endpointId, configVersion } = event.value;
      this.#parts.knownEndpoints.took({ appVersionName, endpointId, configVersion });
    }
  }
}

/** How much of a reason is logged: endpoints may write any text. */
const REASON_CHARACTERS_MAX = 500;
