import { configurationPath } from "../../protocol/cmp/index.ts";
import { type ClientData, extensionDataCodec, extensionDataSubject } from "../../protocol/esp/index.ts";
import { TransportError } from "../../transport/index.ts";
import type { ServicePorts } from "../service/index.ts";
import { type Answer, errorAnswer } from "./configuration-answer.ts";
import type { CmxRules } from "./rules.ts";
import type { CmxSettings } from "./settings.ts";

/** The endpoint that a configuration is pushed to. */
export interface PushTarget {
  /** Of the event that gave rise to the push. */
  readonly correlationId: string;
  readonly endpointId: string;
  readonly appVersionName: string;
}

/** Sends what CMX has to say to endpoints (4/ESP, extension data transfer to clients). */
export class ExtensionDataSender {
  readonly #settings: CmxSettings;
  readonly #ports: ServicePorts;
  readonly #rules: CmxRules;
  readonly #instanceWideSubject: string;

  constructor(settings: CmxSettings, ports: ServicePorts, rules: CmxRules) {
    this.#settings = settings;
    this.#ports = ports;
    this.#rules = rules;
    this.#instanceWideSubject = extensionDataSubject(settings.communicationServiceInstanceName);
  }

  /** Answers a client's message. */
  answer(answer: Answer, clientData: ClientData, replyTo: string | undefined): void {
    const nowMs = this.#ports.runtime.clock.now();
    const extensionData = this.#rules.extensionData(clientData, answer, this.#settings, nowMs);
    const subject = this.#rules.answerDestination(replyTo, this.#instanceWideSubject);
    try {
      this.#ports.bus.publish(subject, extensionDataCodec.encode(extensionData));
    } catch (cause) {
      this.#answerUnsendable(cause, answer, clientData, replyTo);
    }
  }

  /** Sends a configuration that the endpoint did not ask for. One that is too large for the bus is left out. */
  push(target: PushTarget, answer: Answer): void {
    const question = { ...target, resourcePath: configurationPath(), requestId: null, payload: NOTHING };
    const clientData = { ...question, timestamp: 0, timeout: 0, configName: null };
    const nowMs = this.#ports.runtime.clock.now();
    const extensionData = this.#rules.extensionData(clientData, answer, this.#settings, nowMs);
    try {
      this.#ports.bus.publish(this.#instanceWideSubject, extensionDataCodec.encode(extensionData));
    } catch (cause) {
      if (codeOf(cause) !== "PAYLOAD_TOO_LARGE") {
        throw cause;
      }
      this.#ports.runtime.logger.warn("push dropped: the configuration is too large for the message bus", {
        endpointId: target.endpointId,
      });
    }
  }

  /** What others put into a message must not end the service: neither a huge configuration nor a bad reply subject. */
  #answerUnsendable(cause: unknown, answer: Answer, clientData: ClientData, replyTo: string | undefined): void {
    const code = codeOf(cause);
    if (code === "PAYLOAD_TOO_LARGE" && answer.payload !== null) {
      this.answer(errorAnswer(500, "The configuration is too large for the message bus"), clientData, replyTo);
    } else if (code === "INVALID_SUBJECT") {
      this.#ports.runtime.logger.warn("answer dropped: its reply subject is not one", { replyTo });
    } else {
      throw cause;
    }
  }
}

const NOTHING = new Uint8Array();

function codeOf(cause: unknown): string | undefined {
  return cause instanceof TransportError ? cause.code : undefined;
}
