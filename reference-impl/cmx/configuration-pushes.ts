import type { ConfigUpdated } from "../../protocol/cdtp/index.ts";
import { configurationPath } from "../../protocol/cmp/index.ts";
import type { ExtensionDataSender, PushTarget, ServicePorts } from "../service/index.ts";
import type { CmxCounts, PushCause } from "./cmx-counts.ts";
import type { ConfigurationDataConsumer } from "./configuration-data-consumer.ts";
import type { Addressee, KnownEndpoints } from "./known-endpoints.ts";
import type { Observations } from "./observations.ts";
import type { PulledConfiguration } from "./pulled-configuration.ts";
import { PushesUnderWay } from "./pushes-under-way.ts";
import type { CmxRules } from "./rules.ts";
import type { CmxSettings } from "./settings.ts";
import type { UnconfirmedSends } from "./unconfirmed-sends.ts";

/** What the pushes work with. */
export interface PushParts {
  readonly settings: CmxSettings;
  readonly ports: ServicePorts;
  readonly rules: CmxRules;
  readonly observations: Observations;
  readonly knownEndpoints: KnownEndpoints;
  readonly provider: ConfigurationDataConsumer;
  readonly sender: ExtensionDataSender;
  readonly unconfirmed: UnconfirmedSends;
  readonly counts: CmxCounts;
}

/** Sends configurations that nobody asked for, unless the endpoint said no or has another appversion. */
export class ConfigurationPushes {
  readonly #parts: PushParts;
  readonly #underWay = new PushesUnderWay();

  constructor(parts: PushParts) {
    this.#parts = parts;
  }

  /**
   * Fetches the latest configuration and sends it, if there is one. `done` learns in the end whether the provider could
   * tell; it may be called before this returns.
   */
  pushCurrent(cause: PushCause, push: PushTarget, done: (told: boolean) => void = () => {}): void {
    const { ports, provider, rules } = this.#parts;
    const { correlationId, endpointId, appVersionName } = push;
    if (!this.#isWanted(push)) {
      done(true);
      return;
    }
    const target = { correlationId, endpointId, appVersionName };
    const pull = { ...target, correlationId: ports.runtime.ids.next(), configId: undefined, configName: undefined };
    const underWay = this.#underWay.begin(target);
    const refusal = provider.pull(pull, (response) => {
      this.#underWay.end(underWay);
      const pulled = response === undefined ? undefined : rules.pulledConfiguration(response, undefined);
      if (response !== undefined && pulled !== undefined && response.timestamp > underWay.updatedAtMs) {
        this.#push(cause, target, pulled);
      }
      done(pulled !== undefined && pulled.kind !== "failed");
    });
    if (refusal !== undefined) {
      this.#underWay.end(underWay);
      ports.runtime.logger.warn("push dropped: the provider cannot be asked", { endpointId, reason: refusal });
      done(false);
    }
  }

  /** Sends what the provider announced as new. */
  pushUpdated(event: ConfigUpdated): void {
    const response = { ...event, statusCode: 200, reasonPhrase: null };
    if (this.#push("config-updated", event, this.#parts.rules.pulledConfiguration(response, undefined))) {
      this.#underWay.update(event, event.timestamp);
    }
  }

  /**
   * Hears what the provider announced, whichever replica sends it. If this one sent something after the announcement was
   * made, or so shortly before that it may still be on its way to the bus, that may arrive after what the other one
   * sends; then the new configuration has to follow from here as well.
   */
  hearUpdated(event: ConfigUpdated): void {
    const { knownEndpoints, unconfirmed } = this.#parts;
    if (unconfirmed.has(event.endpointId) || knownEndpoints.wasSentAfter(event.endpointId, event.timestamp)) {
      this.pushUpdated(event);
    }
  }

  #push(cause: PushCause, target: PushTarget, pulled: PulledConfiguration): boolean {
    const { counts, knownEndpoints, ports, rules, sender, settings, unconfirmed } = this.#parts;
    const { correlationId, endpointId, appVersionName } = target;
    if (pulled.kind === "failed") {
      const { reasonPhrase } = pulled;
      ports.runtime.logger.warn("push dropped: there is no configuration to send", {
        endpointId,
        reason: reasonPhrase,
      });
    }
    if (pulled.kind !== "current" || !this.#isWanted(target)) {
      return false;
    }
    const answer = rules.configurationAnswer({}, pulled, settings.responseEnvelope);
    const sent = sender.push({ correlationId, endpointId, appVersionName }, configurationPath(), answer);
    if (sent) {
      counts.pushes.add(cause);
      knownEndpoints.sent(endpointId, ports.runtime.clock.now());
      unconfirmed.add(endpointId);
    }
    return sent;
  }

  #isWanted(addressee: Addressee): boolean {
    const { knownEndpoints, observations, rules } = this.#parts;
    return knownEndpoints.mayHave(addressee) && rules.isPushWanted(observations.observes(addressee.endpointId, ""));
  }
}
