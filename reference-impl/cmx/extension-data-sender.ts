import { configurationPath } from "../../protocol/cmp/index.ts";
import { type ClientData, extensionDataCodec, extensionDataSubject } from "../../protocol/esp/index.ts";
import { TransportError } from "../../transport/index.ts";
import { publishIfFits, type ServicePorts } from "../service/index.ts";
import type { CmxCounts } from "./cmx-counts.ts";
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

const NOTHING = new Uint8Array();

/** Sends what CMX has to say to endpoints (4/ESP, extension data transfer to clients). */
export class ExtensionDataSender {
  readonly #settings: CmxSettings;
  readonly #ports: ServicePorts;
  readonly #rules: CmxRules;
  readonly #counts: CmxCounts;
  readonly #instanceWideSubject: string;

  constructor(settings: CmxSettings, ports: ServicePorts, rules: CmxRules, counts: CmxCounts) {
    this.#settings = settings;
    this.#ports = ports;
    this.#rules = rules;
    this.#counts = counts;
    this.#instanceWideSubject = extensionDataSubject(settings.communicationServiceInstanceName);
  }

  /**
   * Answers a client's message. What others put into a message must not end the service: instead of an answer that is
   * too large an error is sent, and nothing at all if that is too large as well or the reply subject is not one.
   */
  answer(answer: Answer, clientData: ClientData, replyTo: string | undefined): void {
    const subject = this.#rules.answerDestination(replyTo, this.#instanceWideSubject);
    try {
      if (this.#send(subject, answer, clientData)) {
        this.#counts.answers.add(answer.statusCode);
      } else if (answer.payload === null) {
        this.#ports.runtime.logger.warn("answer dropped: what it repeats of the request is too large for the bus");
      } else {
        this.answer(errorAnswer(500, "The configuration is too large for the message bus"), clientData, replyTo);
      }
    } catch (cause) {
      if (!(cause instanceof TransportError) || cause.code !== "INVALID_SUBJECT") {
        throw cause;
      }
      this.#ports.runtime.logger.warn("answer dropped: its reply subject is not one", { replyTo });
    }
  }

  /** Sends a configuration that the endpoint did not ask for. One that is too large for the bus is left out: false. */
  push(target: PushTarget, answer: Answer): boolean {
    const question = { ...target, resourcePath: configurationPath(), requestId: null, payload: NOTHING };
    const clientData = { ...question, timestamp: 0, timeout: 0, configName: null };
    const sent = this.#send(this.#instanceWideSubject, answer, clientData);
    if (!sent) {
      this.#ports.runtime.logger.warn("push dropped: the configuration is too large for the message bus", {
        endpointId: target.endpointId,
      });
    }
    return sent;
  }

  #send(subject: string, answer: Answer, clientData: ClientData): boolean {
    const nowMs = this.#ports.runtime.clock.now();
    const extensionData = this.#rules.extensionData(clientData, answer, this.#settings, nowMs);
    return publishIfFits(this.#ports.bus, subject, extensionDataCodec.encode(extensionData));
  }
}
