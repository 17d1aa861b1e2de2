import type { AvroCodec } from "../../protocol/avro/index.ts";
import { type ConfigUpdated, configUpdatedCodec, configUpdatedSubject } from "../../protocol/cdtp/index.ts";
import {
  appVersionUpdatedCodec,
  appVersionUpdatedSubscription,
  connectedCodec,
  connectedSubscription,
} from "../../protocol/elce/index.ts";
import { expiresAtMs } from "../../protocol/ism/index.ts";
import type { BusSubscription } from "../../transport/index.ts";
import type { ServicePorts } from "../service/index.ts";
import type { ConfigurationDataConsumer } from "./configuration-data-consumer.ts";
import type { EndpointAppVersions } from "./endpoint-app-versions.ts";
import type { ExtensionDataSender, PushTarget } from "./extension-data-sender.ts";
import type { Observations } from "./observations.ts";
import type { PulledConfiguration } from "./pulled-configuration.ts";
import type { CmxRules } from "./rules.ts";
import type { CmxSettings } from "./settings.ts";

/** What the pushes work with. */
export interface PushParts {
  readonly settings: CmxSettings;
  readonly ports: ServicePorts;
  readonly rules: CmxRules;
  readonly observations: Observations;
  readonly appVersions: EndpointAppVersions;
  readonly provider: ConfigurationDataConsumer;
  readonly sender: ExtensionDataSender;
}

interface Event {
  readonly timestamp: number;
  readonly timeout: number;
}

/**
 * Sends configurations that nobody asked for: when an endpoint connects or changes its appversion (9/ELCE), and when
 * the provider has a new one (6/CDTP, configuration updated). Replicas share the events in one queue group.
 */
export class ConfigurationPushes {
  readonly #parts: PushParts;
  readonly #subscriptions: readonly BusSubscription[];

  constructor(parts: PushParts) {
    this.#parts = parts;
    const { appVersions } = parts;
    const { communicationServiceInstanceName, configurationDataProviderInstanceName } = parts.settings;
    this.#subscriptions = [
      // Every replica learns, whichever of them acts.
      this.#hear("learn", connectedSubscription(communicationServiceInstanceName), connectedCodec, ({ endpoints }) => {
        for (const [endpointId, appVersionName] of endpoints) {
          appVersions.learn(endpointId, appVersionName);
        }
      }),
      this.#hear("learn", appVersionUpdatedSubscription(), appVersionUpdatedCodec, (event) =>
        appVersions.learn(event.endpointId, event.appVersionName),
      ),
      this.#hear("act", connectedSubscription(communicationServiceInstanceName), connectedCodec, (event) => {
        for (const [endpointId, appVersionName] of event.endpoints) {
          this.#pushCurrent({ correlationId: event.correlationId, endpointId, appVersionName });
        }
      }),
      this.#hear("act", appVersionUpdatedSubscription(), appVersionUpdatedCodec, (event) => this.#pushCurrent(event)),
      this.#hear("act", configUpdatedSubject(configurationDataProviderInstanceName), configUpdatedCodec, (event) =>
        this.#pushUpdated(event),
      ),
    ];
  }

  /** Takes no further events. */
  close(): void {
    for (const subscription of this.#subscriptions) {
      subscription.unsubscribe();
    }
  }

  /** What one replica acts on is shared in a queue group; what all of them learn from is not. */
  #hear<T extends Event>(
    purpose: "learn" | "act",
    subject: string,
    codec: AvroCodec<T>,
    act: (event: T) => void,
  ): BusSubscription {
    const { bus, runtime } = this.#parts.ports;
    return bus.subscribe(
      subject,
      ({ payload }) => {
        const event = codec.decode(payload);
        if (!event.ok) {
          runtime.logger.warn("unreadable event dropped", { subject, problem: event.problem });
          return;
        }
        const expiryMs = expiresAtMs(event.value);
        if (expiryMs === undefined || expiryMs > runtime.clock.now()) {
          act(event.value);
        }
      },
      purpose === "act" ? { queueGroup: this.#parts.settings.instanceName } : {},
    );
  }

  /** Fetches the latest configuration and sends it, if there is one. */
  #pushCurrent({ correlationId, endpointId, appVersionName }: PushTarget): void {
    const { provider, rules } = this.#parts;
    const target = { correlationId, endpointId, appVersionName };
    if (!this.#isWanted(endpointId)) {
      return;
    }
    const pull = { ...target, configId: undefined, configName: undefined };
    provider.pull({ ...pull, correlationId: this.#parts.ports.runtime.ids.next() }, (response) => {
      if (response !== undefined) {
        this.#push(target, rules.pulledConfiguration(response, undefined));
      }
    });
  }

  #pushUpdated(event: ConfigUpdated): void {
    if (!this.#parts.appVersions.mayHave(event.endpointId, event.appVersionName)) {
      return;
    }
    const response = { ...event, statusCode: 200, reasonPhrase: null };
    this.#push(event, this.#parts.rules.pulledConfiguration(response, undefined));
  }

  /** An endpoint may have said meanwhile that it wants no more. */
  #push({ correlationId, endpointId, appVersionName }: PushTarget, pulled: PulledConfiguration): void {
    const { rules, sender, settings } = this.#parts;
    if (pulled.kind === "current" && this.#isWanted(endpointId)) {
      const answer = rules.configurationAnswer({}, pulled, settings.responseEnvelope);
      sender.push({ correlationId, endpointId, appVersionName }, answer);
    }
  }

  #isWanted(endpointId: string): boolean {
    const { observations, rules } = this.#parts;
    return rules.isPushWanted(observations.observes(endpointId, ""));
  }
}
