import { configurationPath } from "../../protocol/cmp/index.ts";
import { type ExtensionData, extensionDataCodec } from "../../protocol/esp/index.ts";
import { InvalidTopicError, type ResourcePath, requestTopic, responseTopic } from "../../protocol/kp/index.ts";
import type { Logger } from "../../runtime/index.ts";
import type { BusMessage } from "../../transport/index.ts";
import type { Counters } from "../control/index.ts";
import type { AppVersionDirectory } from "./app-version-rules.ts";
import type { EndpointName } from "./endpoint-sessions.ts";
import { clientPayload, isSuccess } from "./extension-answer.ts";
import type { PendingRequest, PendingRequests } from "./pending-requests.ts";
import type { ServiceCounter } from "./service-counters.ts";
import type { SessionAffinity } from "./session-affinity.ts";
import type { ResponseWithoutRequestId } from "./settings.ts";

/** A message for whoever is there for an endpoint. */
export interface EndpointMessage {
  readonly recipient: EndpointName;
  readonly topic: string;
  readonly payload: Uint8Array;
  readonly qos: 0 | 1;
}

/** What a router works with. */
export interface RouterParts {
  readonly responseWithoutRequestId: ResponseWithoutRequestId;
  readonly pending: PendingRequests;
  readonly affinity: SessionAffinity;
  readonly appVersions: AppVersionDirectory;
  readonly counters: Counters<ServiceCounter>;
  readonly logger: Logger;
  /** The name that an endpoint used last. */
  nameOf(endpointId: string): EndpointName | undefined;
  /** Sends a message to MQTT clients and returns how many there were. */
  deliver(message: EndpointMessage): number;
}

/** Brings what extensions send to the clients that it is meant for (4/ESP, "Extension data transfer to clients"). */
export class ExtensionDataRouter {
  readonly #parts: RouterParts;

  constructor(parts: RouterParts) {
    this.#parts = parts;
  }

  handle(message: BusMessage): void {
    if (message.noResponders) {
      this.#parts.affinity.forgetAll();
      this.#count("clientDataWithoutResponders", "nobody listens to an extension that a client addressed");
      return;
    }
    const decoded = extensionDataCodec.decode(message.payload);
    if (!decoded.ok) {
      this.#count("unreadableExtensionData", decoded.problem);
      return;
    }
    const request = this.#parts.pending.find(decoded.value.correlationId);
    this.#learnAffinity(decoded.value, request, message.replyTo);
    if (request?.target.kind === "http") {
      request.target.answer(decoded.value);
    } else {
      this.#toMqtt(decoded.value, request);
    }
  }

  #learnAffinity(data: ExtensionData, request: PendingRequest | undefined, replyTo: string | undefined): void {
    const endpointId = data.endpointId ?? request?.endpointId;
    const extensionInstanceName = data.extensionInstanceName ?? request?.path.extensionInstanceName;
    if (endpointId !== undefined && extensionInstanceName !== undefined) {
      this.#parts.affinity.learn(endpointId, extensionInstanceName, replyTo);
    }
  }

  #toMqtt(data: ExtensionData, request: PendingRequest | undefined): void {
    if (this.#isUnwanted(data, request)) {
      this.#parts.counters.count("droppedResponsesWithoutRequestId");
      return;
    }
    const path = this.#pathOf(data, request);
    const topic = path === undefined ? undefined : this.#topic(path, data);
    if (path === undefined || topic === undefined) {
      return;
    }
    const answers = request !== undefined && (request.path.requestId ?? null) === data.requestId;
    const message = {
      recipient: { appVersionName: path.appVersionName, token: path.endpointToken },
      topic,
      payload: clientPayload(data),
      qos: answers && request.target.kind === "mqtt" ? request.target.qos : (0 as const),
    };
    if (this.#parts.deliver(message) === 0) {
      this.#parts.counters.count("undeliverableExtensionData");
    }
    if (this.#wantsBareTopic(path, data)) {
      this.#parts.deliver({ ...message, topic: requestTopic({ ...path, requestId: undefined }) });
    }
  }

  /** Devices of 2019 read configurations where they ask for them. */
  #wantsBareTopic({ appVersionName, resourcePath }: ResourcePath, { statusCode }: ExtensionData): boolean {
    const { legacyBareTopic } = this.#parts.appVersions.rulesOf(appVersionName);
    return legacyBareTopic === true && resourcePath === configurationPath() && isSuccess(statusCode);
  }

  /** 1/KP, "Request ID": without one, a success should not be published. Pushes have none either. */
  #isUnwanted(data: ExtensionData, request: PendingRequest | undefined): boolean {
    const { responseWithoutRequestId } = this.#parts;
    if (data.requestId !== null || !isSuccess(data.statusCode) || responseWithoutRequestId === "deliver") {
      return false;
    }
    const empty = (data.payload?.byteLength ?? 0) === 0;
    return empty || (responseWithoutRequestId === "drop" && request !== undefined);
  }

  /** What the extension leaves open is taken from the request, or from the last that was heard of the endpoint. */
  #pathOf(data: ExtensionData, request: PendingRequest | undefined): ResourcePath | undefined {
    const endpointId = data.endpointId ?? request?.endpointId;
    const requested = request !== undefined && request.endpointId === endpointId ? request.path : undefined;
    const name = endpointId === undefined ? undefined : this.#parts.nameOf(endpointId);
    const appVersionName = data.appVersionName ?? requested?.appVersionName ?? name?.appVersionName;
    const extensionInstanceName = data.extensionInstanceName ?? requested?.extensionInstanceName;
    const endpointToken = requested?.endpointToken ?? name?.token;
    if (extensionInstanceName === undefined) {
      this.#count("unusableExtensionData", "ExtensionData names no extension instance and answers no request");
      return undefined;
    }
    if (appVersionName === undefined || endpointToken === undefined) {
      this.#parts.counters.count("undeliverableExtensionData");
      return undefined;
    }
    const asTold = requested !== undefined && data.resourcePath === request?.toldResourcePath;
    const resourcePath = asTold ? requested.resourcePath : data.resourcePath;
    const requestId = data.requestId ?? undefined;
    return { appVersionName, extensionInstanceName, endpointToken, resourcePath, requestId };
  }

  #topic(path: ResourcePath, data: ExtensionData): string | undefined {
    try {
      return responseTopic(path, isSuccess(data.statusCode) ? "status" : "error");
    } catch (cause) {
      if (!(cause instanceof InvalidTopicError)) {
        throw cause;
      }
      this.#count("unusableExtensionData", cause.message);
      return undefined;
    }
  }

  #count(counter: ServiceCounter, problem: string): void {
    this.#parts.counters.count(counter);
    this.#parts.logger.warn("dropped a message from the bus", { counter, problem });
  }
}
