import { configResponseCodec } from "../../protocol/cdtp/index.ts";
import { configurationPath, encodeConfigurationRequest } from "../../protocol/cmp/index.ts";
import { clientDataCodec } from "../../protocol/esp/index.ts";
import { encodeJson } from "../../protocol/json/index.ts";
import { correlationIdOf, sectionOf, writeSequence } from "../driver/index.ts";

/** What every request of the benchmark is about. */
export const REQUESTED = {
  appVersionName: "smart_meter_v1",
  requestId: 42,
  knownConfigId: "97016dbe8bb4adff8f754ecbf24612f2a0b1c2d3",
  currentConfigId: "5c2ae2b6e9f0a4d17b3c8e6f90a1b2c3d4e5f607",
  /** About 200 bytes as JSON. */
  config: {
    reportingIntervalSeconds: 900,
    tariff: { name: "night-saver", lowFromHour: 22, lowUntilHour: 6, currency: "EUR" },
    alarms: { voltageMinimum: 207.5, voltageMaximum: 253, notify: ["operator", "owner"] },
    firmwareChannel: "stable",
  },
} as const;

/** The configuration as the provider sends it. */
export const CONFIG_TEXT = encodeJson(REQUESTED.config);

/** An hour: no message may expire during a round. */
const TIMEOUT_MS = 3_600_000;

/** The endpoint that asks in `slot`. */
export const endpointIdOf = (slot: number): string => `e0000000-0000-4000-8000-${sectionOf(slot)}`;

/**
 * The driver's own messages, encoded before the measurement: one pair for each slot, that is each request which may be
 * in flight. Only the sequence number is written anew, so that the driver costs little and the same on both sides.
 */
export class PreparedMessages {
  readonly #clientData: readonly Uint8Array[];
  readonly #configResponse: readonly Uint8Array[];

  /** `nowMs` is Unix time; the messages are valid for an hour from then. */
  constructor(slots: number, nowMs: number) {
    const indexes = Array.from({ length: slots }, (_, slot) => slot);
    this.#clientData = indexes.map((slot) => clientData(slot, nowMs));
    this.#configResponse = indexes.map((slot) => configResponse(slot, nowMs));
  }

  /** Fresh bytes: the client keeps a message until the end of the turn. Undefined if there is no such slot. */
  clientData(slot: number, sequence: number): Uint8Array | undefined {
    return numbered(this.#clientData[slot], sequence);
  }

  /** Fresh bytes; undefined if there is no such slot. */
  configResponse(slot: number, sequence: number): Uint8Array | undefined {
    return numbered(this.#configResponse[slot], sequence);
  }
}

function numbered(prepared: Uint8Array | undefined, sequence: number): Uint8Array | undefined {
  if (prepared === undefined) {
    return undefined;
  }
  const bytes = Buffer.from(prepared);
  writeSequence(bytes, sequence);
  return bytes;
}

function clientData(slot: number, nowMs: number): Uint8Array {
  return clientDataCodec("2026-01").encode({
    correlationId: correlationIdOf(slot),
    timestamp: nowMs,
    timeout: TIMEOUT_MS,
    appVersionName: REQUESTED.appVersionName,
    endpointId: endpointIdOf(slot),
    resourcePath: configurationPath(),
    requestId: REQUESTED.requestId,
    payload: encodeConfigurationRequest({ configId: REQUESTED.knownConfigId, observe: true }),
    configName: null,
  });
}

function configResponse(slot: number, nowMs: number): Uint8Array {
  return configResponseCodec.encode({
    correlationId: correlationIdOf(slot),
    timestamp: nowMs,
    timeout: TIMEOUT_MS,
    appVersionName: REQUESTED.appVersionName,
    endpointId: endpointIdOf(slot),
    configId: REQUESTED.currentConfigId,
    contentType: "application/json",
    content: CONFIG_TEXT,
    statusCode: 200,
    reasonPhrase: null,
  });
}
