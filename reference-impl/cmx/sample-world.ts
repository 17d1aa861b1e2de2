import assert from "node:assert/strict";
import {
  type ConfigRequest,
  type ConfigResponse,
  configRequestCodec,
  configRequestSubject,
  configResponseCodec,
} from "../../protocol/cdtp/index.ts";
import {
  type ClientData,
  clientDataCodec,
  clientDataSubject,
  type ExtensionData,
  extensionDataCodec,
} from "../../protocol/esp/index.ts";
import { type Logger, seededRandom, VirtualTime, virtualRuntime } from "../../runtime/index.ts";
import { inMemoryTransport, type MessageBus } from "../../transport/index.ts";
import type { Environment, ServicePorts } from "../service/index.ts";

/** When the world begins, Unix milliseconds. */
export const BEGINNING_MS = 1_767_225_600_000;

/** Where the simulated communication service wants its answers. */
export const REPLICA_SUBJECT = "kaa.v1.replica.kpc-1.esp.ExtensionData";

/** How long the provider may take in this world. */
export const PROVIDER_TIMEOUT_MS = 1_000;

/** Settings for a CMX of this world. */
export const ENVIRONMENT: Environment = {
  SERVICE_INSTANCE_REPLICA_ID: "cmx-1",
  KAA_CMX_CONFIGURATION_DATA_PROVIDER_TIMEOUT_MILLIS: String(PROVIDER_TIMEOUT_MS),
};

/** A request of CMX as the provider got it. */
export interface ReceivedRequest {
  readonly request: ConfigRequest;
  readonly replyTo: string | undefined;
}

/** An answer of CMX as the communication service got it, with its subject and the time. */
export interface ReceivedAnswer {
  readonly subject: string;
  readonly atMs: number;
  readonly answer: ExtensionData;
}

/** Everything around a CMX, in memory and under virtual time: a communication service, a provider, a log. */
export class SampleWorld {
  readonly time = new VirtualTime(BEGINNING_MS, seededRandom("deliveries"));
  readonly requests: ReceivedRequest[] = [];
  readonly answers: ReceivedAnswer[] = [];
  /** What the service logged, with the level in front. */
  readonly log: string[] = [];
  readonly ports: ServicePorts;
  readonly #communicationService: MessageBus;
  readonly #provider: MessageBus;

  private constructor(buses: (name: string) => Promise<MessageBus>, connected: readonly MessageBus[]) {
    const [service, communicationService, provider] = connected;
    assert.ok(service !== undefined && communicationService !== undefined && provider !== undefined && buses);
    this.ports = { bus: service, runtime: virtualRuntime(this.time, "cmx") };
    this.#communicationService = communicationService;
    this.#provider = provider;
  }
}
