import type { ConfigResponse } from "../../protocol/cdtp/index.ts";
import {
  type ClientData,
  clientDataCodec,
  clientDataSubject,
  extensionDataCodec,
  extensionDataSubject,
} from "../../protocol/esp/index.ts";
import { expiresAtMs } from "../../protocol/ism/index.ts";
import { TransportError } from "../../transport/index.ts";
import type { Environment, ServicePorts, StartedService } from "../service/index.ts";
import { type Answer, errorAnswer } from "./configuration-answer.ts";
import { ConfigurationDataConsumer } from "./configuration-data-consumer.ts";
import { type AcceptedRequest, type CmxRules, cmxRules } from "./rules.ts";
import { type CmxSettings, readCmxSettings } from "./settings.ts";

/** Answers the messages that communication services send on behalf of endpoints (4/ESP). */
class Cmx {
  readonly #settings: CmxSettings;
  readonly #ports: ServicePorts;
  readonly #rules: CmxRules;
  readonly #provider: ConfigurationDataConsumer;
  readonly #extensionDataSubject: string;

  constructor(settings: CmxSettings, ports: ServicePorts, rules: CmxRules) {
    this.#settings = settings;
    this.#ports = ports;
    this.#rules = rules;
    this.#provider = new ConfigurationDataConsumer(settings, ports);
    this.#extensionDataSubject = extensionDataSubject(settings.communicationServiceInstanceName);
  }

  /** Subscribes; the returned service finishes what it accepted before it closes. */
  start(): StartedService {
    const codec = clientDataCodec(this.#settings.avroSchemaSet);
    const subscription = this.#ports.bus.subscribe(
      clientDataSubject(this.#settings.instanceName),
      (message) => {
        const decoded = codec.decode(message.payload);
        if (decoded.ok) {
          this.#handle(decoded.value, message.replyTo);
        } else {
          this.#ports.runtime.logger.warn("unreadable message dropped", { problem: decoded.problem });
        }
      },
      { queueGroup: this.#settings.instanceName },
    );
    return {
      close: async () => {
        subscription.unsubscribe();
        await this.#provider.drain();
        await this.#ports.bus.flush();
      },
    };
  }

  #handle(clientData: ClientData, replyTo: string | undefined): void {
    const expiryMs = expiresAtMs(clientData);
    if (expiryMs !== undefined && expiryMs <= this.#ports.runtime.clock.now()) {
      this.#ports.runtime.logger.debug("expired message dropped", { correlationId: clientData.correlationId });
      return;
    }
    const accepted = this.#rules.acceptRequest(clientData);
    if (accepted.accepted) {
      this.#pull(accepted.value, clientData, replyTo);
    } else {
      this.#answer(accepted.answer, clientData, replyTo);
    }
  }

  #pull(accepted: AcceptedRequest, clientData: ClientData, replyTo: string | undefined): void {
    const pull = {
      correlationId: clientData.correlationId,
      appVersionName: clientData.appVersionName,
      endpointId: accepted.endpointId,
      configId: accepted.request.configId,
      configName: accepted.configName,
    };
    const underWay = this.#provider.pull(pull, (response) =>
      this.#answer(this.#answerTo(accepted, response), clientData, replyTo),
    );
    if (!underWay) {
      this.#answer(errorAnswer(503, "Too many configuration requests are under way"), clientData, replyTo);
    }
  }

  #answerTo(accepted: AcceptedRequest, response: ConfigResponse | undefined): Answer {
    if (response === undefined) {
      const { providerTimeoutMs } = this.#settings;
      return errorAnswer(504, `Configuration data provider did not answer within ${providerTimeoutMs} ms`);
    }
    const pulled = this.#rules.pulledConfiguration(response, accepted.request.configId);
    return this.#rules.configurationAnswer(accepted.request, pulled, this.#settings.responseEnvelope);
  }

  #answer(answer: Answer, clientData: ClientData, replyTo: string | undefined): void {
    const nowMs = this.#ports.runtime.clock.now();
    const extensionData = this.#rules.extensionData(clientData, answer, this.#settings, nowMs);
    const subject = this.#rules.answerDestination(replyTo, this.#extensionDataSubject);
    try {
      this.#ports.bus.publish(subject, extensionDataCodec.encode(extensionData));
    } catch (cause) {
      this.#answerUnsendable(cause, answer, clientData, replyTo);
    }
  }

  /** What others put into a message must not end the service: neither a huge configuration nor a bad reply subject. */
  #answerUnsendable(cause: unknown, answer: Answer, clientData: ClientData, replyTo: string | undefined): void {
    const code = cause instanceof TransportError ? cause.code : undefined;
    if (code === "PAYLOAD_TOO_LARGE" && answer.payload !== null) {
      this.#answer(errorAnswer(500, "The configuration is too large for the message bus"), clientData, replyTo);
    } else if (code === "INVALID_SUBJECT") {
      this.#ports.runtime.logger.warn("answer dropped: its reply subject is not one", { replyTo });
    } else {
      throw cause;
    }
  }
}

/**
 * Starts a CMX replica: the Configuration Management Extension, which keeps no configuration itself but asks the
 * configuration data provider for it. `rules` are its decisions.
 */
export async function startCmx(
  ports: ServicePorts,
  environment: Environment,
  rules: CmxRules = cmxRules,
): Promise<StartedService> {
  const settings = readCmxSettings(environment, ports.runtime.ids.next());
  const service = new Cmx(settings, ports, rules).start();
  await ports.bus.flush();
  ports.runtime.logger.info("CMX is ready", { instance: settings.instanceName, replica: settings.replicaId });
  return service;
}
