import type { AvroCodec, Decoded } from "../../protocol/avro/index.ts";
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
import type { CmxCounts, PushCause } from "./cmx-counts.ts";
import type { ConfigurationDataConsumer } from "./configuration-data-consumer.ts";
import type { EndpointAppVersions } from "./endpoint-app-versions.ts";
import type { ExtensionDataSender, PushTarget } from "./extension-data-sender.ts";
import type { Observations } from "./observations.ts";
import type { PulledConfiguration } from "./pulled-configuration.ts";
import { type Addressee, PushesUnderWay } from "./pushes-under-way.ts";
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
  readonly counts: CmxCounts;
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
  readonly #underWay = new PushesUnderWay();
  readonly #subscriptions: readonly BusSubscription[];

  constructor(parts: PushParts) {
    this.#parts = parts;
    const { communicationServiceInstanceName, configurationDataProviderInstanceName } = parts.settings;
    const connected = connectedSubscription(communicationServiceInstanceName);
    this.#subscriptions = [
      // Every replica learns, whichever of them acts.
      this.#hear("learn", connected, connectedCodec, (event) => {
        for (const [endpointId, appVersionName] of event.endpoints) {
          this.#learn({ endpointId, appVersionName }, event);
        }
      }),
      this.#hear("learn", appVersionUpdatedSubscription(), appVersionUpdatedCodec, (event) =>
        this.#learn(event, event),
      ),
      this.#hear("act", connected, connectedCodec, (event) => {
        for (const [endpointId, appVersionName] of event.endpoints) {
          // Which of the two copies comes first is the bus's business.
          this.#learn({ endpointId, appVersionName }, event);
          this.#pushCurrent("connected", { correlationId: event.correlationId, endpointId, appVersionName });
        }
      }),
      this.#hear("act", appVersionUpdatedSubscription(), appVersionUpdatedCodec, (event) => {
        this.#learn(event, event);
        this.#pushCurrent("appversion-updated", event);
      }),
      this.#hear("act", configUpdatedSubject(configurationDataProviderInstanceName), configUpdatedCodec, (event) =>
        this.#pushUpdated(event),
      ),
    ];
    parts.ports.bus.onStatus(({ kind }) => {
      if (kind === "reconnected") {
        parts.appVersions.forget();
      }
    });
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
    take: (event: T) => void,
  ): BusSubscription {
    const { ports, settings } = this.#parts;
    return ports.bus.subscribe(
      subject,
      ({ payload }) => {
        const event = codec.decode(payload);
        const expiryMs = event.ok ? expiresAtMs(event.value) : undefined;
        const expired = expiryMs !== undefined && expiryMs <= ports.runtime.clock.now();
        if (event.ok && !expired) {
          take(event.value);
        } else if (purpose === "act") {
          this.#drop(subject, event);
        }
      },
      purpose === "act" ? { queueGroup: settings.instanceName } : {},
    );
  }

  #drop(subject: string, event: Decoded<Event>): void {
    const { counts, ports } = this.#parts;
    if (event.ok) {
      counts.expired.add("event");
    } else {
      counts.unreadable.add("event");
      ports.runtime.logger.warn("unreadable event dropped", { subject, problem: event.problem });
    }
  }

  #learn({ endpointId, appVersionName }: Addressee, { timestamp }: Event): void {
    const { appVersions, ports } = this.#parts;
    appVersions.learn(endpointId, appVersionName, Math.min(timestamp, ports.runtime.clock.now()));
  }

  /** Fetches the latest configuration and sends it, if there is one. */
  #pushCurrent(cause: PushCause, { correlationId, endpointId, appVersionName }: PushTarget): void {
    const { ports, provider, rules } = this.#parts;
    if (!this.#isWanted({ endpointId, appVersionName })) {
      return;
    }
    const target = { correlationId, endpointId, appVersionName };
    const pull = { ...target, correlationId: ports.runtime.ids.next(), configId: undefined, configName: undefined };
    const underWay = this.#underWay.begin(target);
    const refusal = provider.pull(pull, (response) => {
      this.#underWay.end(underWay);
      if (response !== undefined && response.timestamp > underWay.updatedAtMs) {
        this.#push(cause, target, rules.pulledConfiguration(response, undefined));
      }
    });
    if (refusal !== undefined) {
      this.#underWay.end(underWay);
      ports.runtime.logger.warn("push dropped: the provider cannot be asked", { endpointId, reason: refusal });
    }
  }

  #pushUpdated(event: ConfigUpdated): void {
    const response = { ...event, statusCode: 200, reasonPhrase: null };
    if (this.#push("config-updated", event, this.#parts.rules.pulledConfiguration(response, undefined))) {
      this.#underWay.update(event, event.timestamp);
    }
  }

  /** Sends what is a configuration, unless the endpoint has meanwhile said no or got another appversion. */
  #push(cause: PushCause, target: PushTarget, pulled: PulledConfiguration): boolean {
    const { counts, ports, rules, sender, settings } = this.#parts;
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
    const sent = sender.push({ correlationId, endpointId, appVersionName }, answer);
    if (sent) {
      counts.pushes.add(cause);
    }
    return sent;
  }

  #isWanted({ endpointId, appVersionName }: Addressee): boolean {
    const { appVersions, observations, rules } = this.#parts;
    return appVersions.mayHave(endpointId, appVersionName) && rules.isPushWanted(observations.observes(endpointId, ""));
  }
}
