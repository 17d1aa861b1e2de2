import type { AvroCodec } from "../../protocol/avro/index.ts";
import { type ClientData, clientDataCodec, extensionDataReplicaSubject } from "../../protocol/esp/index.ts";
import type { ErrorResponse, ResourcePath } from "../../protocol/kp/index.ts";
import type { Runtime } from "../../runtime/index.ts";
import { type MessageBus, publishIfFits } from "../../transport/index.ts";
import type { Counters, FaultRegistry } from "../control/index.ts";
import type { AppVersionDirectory } from "./app-version-rules.ts";
import { namedResource } from "./configuration-name.ts";
import type { Delays } from "./delays.ts";
import type { PendingRequests, ResponseTarget } from "./pending-requests.ts";
import type { ServiceCounter } from "./service-counters.ts";
import type { CommunicationServiceFaults } from "./service-faults.ts";
import type { SessionAffinity } from "./session-affinity.ts";
import type { CommunicationServiceSettings } from "./settings.ts";
import type { TokenDirectory } from "./token-directory.ts";

/** A request as a client made it, whatever it came by. */
export interface ClientRequest {
  readonly path: ResourcePath;
  readonly payload: Uint8Array;
  readonly target: ResponseTarget;
  /** Called once the token is known to be good, before anything is sent. */
  readonly onIdentified?: (endpointId: string) => void;
}

/** What a relay works with. */
export interface RelayParts {
  readonly settings: CommunicationServiceSettings;
  readonly bus: MessageBus;
  readonly runtime: Runtime;
  readonly tokens: TokenDirectory;
  readonly appVersions: AppVersionDirectory;
  readonly affinity: SessionAffinity;
  readonly pending: PendingRequests;
  readonly delays: Delays;
  readonly faults: FaultRegistry<CommunicationServiceFaults>;
  readonly counters: Counters<ServiceCounter>;
}

/** Turns clients' requests into ClientData for extensions (4/ESP, "Client data transfer to extension services"). */
export class RequestRelay {
  readonly #parts: RelayParts;
  readonly #codec: AvroCodec<ClientData>;
  readonly #replyTo: string;

  constructor(parts: RelayParts) {
    this.#parts = parts;
    this.#codec = clientDataCodec(parts.settings.avroSchemaSet);
    this.#replyTo = extensionDataReplicaSubject(parts.settings.replicaId);
  }

  /** Resolves once the ClientData has been published, with undefined, or with what to tell the client instead. */
  async forward(request: ClientRequest): Promise<ErrorResponse | undefined> {
    const { extensionInstanceName, appVersionName, endpointToken } = request.path;
    const refusal = this.#parts.appVersions.refusalOf(appVersionName, extensionInstanceName);
    if (refusal !== undefined) {
      return this.#refuse(refusal.statusCode, refusal.reasonPhrase);
    }
    const owner = await this.#parts.tokens.ownerOf(appVersionName, endpointToken);
    if (owner.kind === "unavailable") {
      return this.#refuse(503, owner.problem);
    }
    if (owner.kind === "unknown") {
      return this.#refuse(404, `no endpoint has the token "${endpointToken}" in appversion "${appVersionName}"`);
    }
    request.onIdentified?.(owner.endpointId);
    return this.#publish(request, owner.endpointId);
  }

  async #publish(request: ClientRequest, endpointId: string): Promise<ErrorResponse | undefined> {
    const { faults, pending, bus, delays, affinity } = this.#parts;
    const { path, target } = request;
    const occasion = { endpointId, appVersionName: path.appVersionName };
    if (faults.take("drop-client-data", occasion) !== undefined) {
      return undefined;
    }
    const data = this.#clientData(request, endpointId);
    const delay = faults.take("delay-client-data", occasion);
    if (delay !== undefined) {
      await delays.pass(delay.delayMs);
    }
    pending.open(data.correlationId, { path, toldResourcePath: data.resourcePath, endpointId, target });
    const subject = affinity.subjectFor(endpointId, path.extensionInstanceName);
    // A payload may fit an MQTT packet and be too large for the bus with what is put around it.
    return publishIfFits(bus, subject, this.#codec.encode(data), this.#replyTo)
      ? undefined
      : this.#refuse(413, "the payload is larger than the message bus accepts");
  }

  #clientData({ path, payload }: ClientRequest, endpointId: string): ClientData {
    const { runtime, settings } = this.#parts;
    return {
      correlationId: runtime.ids.next(),
      timestamp: runtime.clock.now(),
      timeout: settings.clientDataTimeoutMs,
      appVersionName: path.appVersionName,
      endpointId,
      ...namedResource(path.resourcePath, settings.nameIn ?? "path"),
      requestId: path.requestId ?? null,
      payload,
    };
  }

  #refuse(statusCode: number, reasonPhrase: string): ErrorResponse {
    this.#parts.counters.count("refusedRequests");
    return { statusCode, reasonPhrase };
  }
}
