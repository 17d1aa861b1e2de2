import { configAppliedCodec, configAppliedSubject } from "../../protocol/cdtp/index.ts";
import type { ClientData } from "../../protocol/esp/index.ts";
import { publishIfFits } from "../../transport/index.ts";
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

  /** Publishes the event. Returns false, having sent nothing, if it is larger than the bus takes. */
  announce({ endpointId, configId, statusCode, reasonPhrase }: AcceptedApplied, clientData: ClientData): boolean {
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
    return publishIfFits(this.#ports.bus, configAppliedSubject(this.#settings.instanceName), event);
  }
}
