import type { ClientData } from "../../protocol/esp/index.ts";
import { CONFIGURATION_PATH } from "../../protocol/raw-2017/index.ts";
import type { Answer, ExtensionDataSender, PushTarget } from "../service/index.ts";
import type { Deliveries } from "./deliveries.ts";
import type { OfferedConfiguration } from "./offered-configuration.ts";
import type { Raw2017Counts } from "./raw-2017-counts.ts";
import type { Raw2017CmxRules } from "./rules.ts";

/** What a sender works with. */
export interface ConfigurationSenderParts {
  readonly deliveries: Deliveries;
  readonly sender: ExtensionDataSender;
  readonly rules: Raw2017CmxRules;
  readonly counts: Raw2017Counts;
}

/** A configuration that can be sent. */
export type SendableConfiguration = Extract<OfferedConfiguration, { readonly kind: "configuration" }>;

/** Sends configurations to endpoints, each with an identifier by which the endpoint confirms it. */
export class ConfigurationSender {
  readonly #parts: ConfigurationSenderParts;

  constructor(parts: ConfigurationSenderParts) {
    this.#parts = parts;
  }

  /** Answers an endpoint's request. */
  answer(
    configuration: SendableConfiguration,
    endpointId: string,
    clientData: ClientData,
    replyTo: string | undefined,
  ): void {
    const { appVersionName } = clientData;
    this.#parts.sender.answer(this.#message(configuration, { endpointId, appVersionName }), clientData, replyTo);
  }

  /** Sends what the endpoint did not ask for. Too large for the bus: false. */
  push(configuration: SendableConfiguration, target: PushTarget): boolean {
    return this.#parts.sender.push(target, CONFIGURATION_PATH, this.#message(configuration, target));
  }

  #message(
    { configVersion, entriesText }: SendableConfiguration,
    { endpointId, appVersionName }: Pick<PushTarget, "endpointId" | "appVersionName">,
  ): Answer {
    const { counts, deliveries, rules } = this.#parts;
    const id = deliveries.add({ endpointId, appVersionName, configVersion });
    counts.unconfirmedDeliveries = deliveries.size;
    return { statusCode: 200, reasonPhrase: "OK", payload: rules.configurationPayload(id, entriesText) };
  }
}
