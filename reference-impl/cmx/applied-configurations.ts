import { configAppliedCodec, configAppliedSubject } from "../../protocol/cdtp/index.ts";
import type { ClientData } from "../../protocol/esp/index.ts";
import type { ServicePorts } from "../service/index.ts";
import type { AcceptedApplied } from "./rules.ts";
import type { CmxSettings } from "./settings.ts";

/** Announces what endpoints made of their configurations (6/CDTP, configuration applied). */
export class AppliedConfigurations {
  readonly #settings: CmxSettings;
  readonly #ports: ServicePorts;

  constructor(settings: CmxSettings, ports: ServicePorts) {
    this.#settings = settings;
    this.#ports = ports;
  }

  /** Publishes the event. */
  announce({ endpointId, configId, statusCode, reasonPhrase }: AcceptedApplied, clientData: ClientData): void {
    const event = configAppliedCodec.encode({
      correlationId: clientData.correlationId,
      timestamp: this.#ports.runtime.clock.now(),
      timeout: 0,
      appVersionName: clientData.appVersionName,
      endpointId,
      configId,
      originatorReplicaId: this.#settings.replicaId,
      statusCode,
      reasonPhrase,
    });
    this.#ports.bus.publish(configAppliedSubject(this.#settings.instanceName), event);
  }
}
