import { type ClientData, extensionDataCodec, extensionDataSubject } from "../../protocol/esp/index.ts";
import { publishIfFits, TransportError } from "../../transport/index.ts";
import { type Answer, errorAnswer } from "./extension-answer.ts";
import type { ExtensionIdentity, ExtensionRules } from "./extension-rules.ts";
import type { ServicePorts } from "./service.ts";
import type { Tally } from "./tally.ts";

/** What a sender needs to know. */
export interface SenderParts {
  readonly settings: ExtensionIdentity & { readonly communicationServiceInstanceName: string };
  readonly ports: ServicePorts;
  readonly rules: ExtensionRules;
  readonly counts: { readonly answers: Tally<number> };
}

/** The endpoint that something is sent to unasked. */
export interface PushTarget {
  /** Of the event that gave rise to the push. */
  readonly correlationId: string;
  readonly endpointId: string;
  readonly appVersionName: string;
  /** How long what is sent is of use, milliseconds; 0, unless told otherwise, for ever (3/ISM). */
  readonly timeoutMs?: number;
}

const NOTHING = new Uint8Array();

/** Sends what an extension service has to say to endpoints (4/ESP, extension data transfer to clients). */
export class ExtensionDataSender {
  readonly #parts: SenderParts;
  readonly #instanceWideSubject: string;

  constructor(parts: SenderParts) {
    this.#parts = parts;
    this.#instanceWideSubject = extensionDataSubject(parts.settings.communicationServiceInstanceName);
  }

  /**
   * Answers a client's message. What others put into a message must not end the service: instead of an answer that is
   * too large an error is sent, and nothing at all if that is too large as well or the reply subject is not one.
   */
  answer(answer: Answer, clientData: ClientData, replyTo: string | undefined): void {
    const { counts, ports, rules } = this.#parts;
    const { logger } = ports.runtime;
    const subject = rules.answerDestination(replyTo, this.#instanceWideSubject);
    try {
      if (this.#send(subject, answer, clientData)) {
        counts.answers.add(answer.statusCode);
      } else if (answer.payload === null) {
        logger.warn("answer dropped: what it repeats of the request is too large for the bus");
      } else {
        this.answer(errorAnswer(500, "The answer is too large for the message bus"), clientData, replyTo);
      }
    } catch (cause) {
      if (!(cause instanceof TransportError) || cause.code !== "INVALID_SUBJECT") {
        throw cause;
      }
      logger.warn("answer dropped: its reply subject is not one", { replyTo });
    }
  }

  /** Sends what the endpoint did not ask for, on a resource of the extension. Too large for the bus: false. */
  push({ timeoutMs = 0, ...target }: PushTarget, resourcePath: string, answer: Answer): boolean {
    const question = { ...target, resourcePath, requestId: null, payload: NOTHING };
    const clientData = { ...question, timestamp: 0, timeout: 0, configName: null };
    const sent = this.#send(this.#instanceWideSubject, answer, clientData, timeoutMs);
    if (!sent) {
      this.#parts.ports.runtime.logger.warn("push dropped: it is too large for the message bus", {
        endpointId: target.endpointId,
        resourcePath,
      });
    }
    return sent;
  }

  #send(subject: string, answer: Answer, clientData: ClientData, timeout = 0): boolean {
    const { ports, rules, settings } = this.#parts;
    const extensionData = rules.extensionData(clientData, answer, settings, ports.runtime.clock.now());
    const message = timeout === 0 ? extensionData : { ...extensionData, timeout };
    return publishIfFits(ports.bus, subject, extensionDataCodec.encode(message));
  }
}
