import type { NewAvailableEvent } from "../../protocol/raw-2017/index.ts";
import type { PushTarget, ServicePorts } from "../service/index.ts";
import type { ConfigurationSender, SendableConfiguration } from "./configuration-sender.ts";
import type { KnownEndpoints } from "./known-endpoints.ts";
import type { OfferedConfiguration } from "./offered-configuration.ts";
import type { ProviderRequests } from "./provider-requests.ts";
import type { PushCause, Raw2017Counts } from "./raw-2017-counts.ts";
import type { Raw2017CmxRules } from "./rules.ts";

/** What the pushes work with. */
export interface PushParts {
  readonly ports: ServicePorts;
  readonly rules: Raw2017CmxRules;
  readonly provider: ProviderRequests;
  readonly sender: ConfigurationSender;
  readonly knownEndpoints: KnownEndpoints;
  readonly counts: Raw2017Counts;
}

/** Sends configurations that no endpoint asked for. */
export class ConfigurationPushes {
  readonly #parts: PushParts;

  constructor(parts: PushParts) {
    this.#parts = parts;
  }

  /** An endpoint has connected: the latest configuration is sent, unless it was confirmed (3/CMX, UC2). */
  pushLatest(target: PushTarget): void {
    const { counts, knownEndpoints, ports, provider, rules } = this.#parts;
    const { endpointId } = target;
    const announcements = knownEndpoints.announcementsFor(endpointId);
    const refusal = provider.ask(target, (response) => {
      if (knownEndpoints.announcementsFor(endpointId) !== announcements) {
        // What was announced meanwhile is newer, and was sent.
        counts.heldBack.add("overtaken");
      } else if (response !== undefined) {
        this.#push("connected", rules.offeredConfiguration(response), target);
      }
    });
    if (refusal !== undefined) {
      ports.runtime.logger.warn("push dropped: the provider cannot be asked", { endpointId, reason: refusal });
    }
  }

  /** The provider has a new configuration, which stands in the event (5/CMX2CDP, `new-available`). */
  pushAnnounced(event: NewAvailableEvent): void {
    const { counts, knownEndpoints, rules } = this.#parts;
    const { correlationId, endpointId, appVersionToken } = event;
    if (!rules.isOwnContentType(event.contentType)) {
      counts.heldBack.add("other content type");
      return;
    }
    knownEndpoints.announced(endpointId);
    const target = { correlationId, endpointId, appVersionName: appVersionToken };
    this.#push("new-available", rules.announcedConfiguration(event), target);
  }

  #push(cause: PushCause, offered: OfferedConfiguration, target: PushTarget): void {
    const { counts, ports, sender } = this.#parts;
    const { endpointId } = target;
    if (offered.kind !== "configuration") {
      const reason = offered.kind === "failed" ? offered.reason : "there is none";
      ports.runtime.logger.debug("nothing to push", { endpointId, reason });
      return;
    }
    const obstacle = this.#obstacle(offered, target);
    if (obstacle !== undefined) {
      counts.heldBack.add(obstacle);
    } else if (sender.push(offered, target)) {
      counts.pushes.add(cause);
    }
  }

  #obstacle({ configVersion }: SendableConfiguration, { endpointId, appVersionName }: PushTarget) {
    const { knownEndpoints, rules } = this.#parts;
    return rules.pushObstacle({
      appVersionName,
      configVersion,
      taken: knownEndpoints.takenBy(endpointId, appVersionName),
      presence: knownEndpoints.presenceOf(endpointId),
    });
  }
}
