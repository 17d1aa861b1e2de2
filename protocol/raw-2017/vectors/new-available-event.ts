import type { NewAvailableEvent } from "../new-available-event.ts";
import type { RawReadings } from "../readings.ts";

/** Events that there is a new configuration, byte by byte, and the readings in which they are written so. */
export const newAvailableEventVectors: readonly {
  readonly circumstance: string;
  readonly readings?: Partial<RawReadings>;
  readonly value: NewAvailableEvent;
  readonly hex: readonly string[];
}[] = [
  {
    circumstance: "every member is there",
    value: {
      correlationId: "c-2",
      eventTimestamp: 1_490_350_896_332,
      originatorReplicaId: "replica-1",
      appVersionToken: "kettle-v1",
      endpointId: "ep-1",
      configVersion: 7,
      contentType: "json",
      content: Uint8Array.from(Buffer.from('{"fan":2}')),
    },
    hex: [
      "7b", // {
      "22 63 6f 72 72 65 6c 61 74 69 6f 6e 49 64 22 3a", // "correlationId":
      "22 63 2d 32 22", // "c-2"
      "2c", // ,
      "22 65 76 65 6e 74 54 69 6d 65 73 74 61 6d 70 22 3a", // "eventTimestamp":
      "31 34 39 30 33 35 30 38 39 36 33 33 32", // 1490350896332
      "2c", // ,
      "22 6f 72 69 67 69 6e 61 74 6f 72 52 65 70 6c 69 63 61 49 64 22 3a", // "originatorReplicaId":
      "22 72 65 70 6c 69 63 61 2d 31 22", // "replica-1"
      "2c", // ,
      "22 61 70 70 56 65 72 73 69 6f 6e 54 6f 6b 65 6e 22 3a", // "appVersionToken":
      "22 6b 65 74 74 6c 65 2d 76 31 22", // "kettle-v1"
      "2c", // ,
      "22 65 6e 64 70 6f 69 6e 74 49 64 22 3a", // "endpointId":
      "22 65 70 2d 31 22", // "ep-1"
      "2c", // ,
      "22 63 6f 6e 66 69 67 56 65 72 73 69 6f 6e 22 3a", // "configVersion":
      "37", // 7
      "2c", // ,
      "22 63 6f 6e 74 65 6e 74 54 79 70 65 22 3a", // "contentType":
      "22 6a 73 6f 6e 22", // "json"
      "2c", // ,
      "22 63 6f 6e 74 65 6e 74 22 3a", // "content":
      "7b", // {
      "22 62 79 74 65 73 22 3a", // "bytes":
      "22 65 79 4a 6d 59 57 34 69 4f 6a 4a 39 22", // "eyJmYW4iOjJ9"
      "7d", // }
      "7d", // }
    ],
  },
  {
    circumstance: "the replica does not say who it is",
    value: {
      correlationId: "c-2",
      eventTimestamp: 1_490_350_896_332,
      appVersionToken: "kettle-v1",
      endpointId: "ep-1",
      configVersion: 7,
      contentType: "protobuf",
      content: Uint8Array.from([0x08, 0x02]),
    },
    hex: [
      "7b", // {
      "22 63 6f 72 72 65 6c 61 74 69 6f 6e 49 64 22 3a", // "correlationId":
      "22 63 2d 32 22", // "c-2"
      "2c", // ,
      "22 65 76 65 6e 74 54 69 6d 65 73 74 61 6d 70 22 3a", // "eventTimestamp":
      "31 34 39 30 33 35 30 38 39 36 33 33 32", // 1490350896332
      "2c", // ,
      "22 61 70 70 56 65 72 73 69 6f 6e 54 6f 6b 65 6e 22 3a", // "appVersionToken":
      "22 6b 65 74 74 6c 65 2d 76 31 22", // "kettle-v1"
      "2c", // ,
      "22 65 6e 64 70 6f 69 6e 74 49 64 22 3a", // "endpointId":
      "22 65 70 2d 31 22", // "ep-1"
      "2c", // ,
      "22 63 6f 6e 66 69 67 56 65 72 73 69 6f 6e 22 3a", // "configVersion":
      "37", // 7
      "2c", // ,
      "22 63 6f 6e 74 65 6e 74 54 79 70 65 22 3a", // "contentType":
      "22 70 72 6f 74 6f 62 75 66 22", // "protobuf"
      "2c", // ,
      "22 63 6f 6e 74 65 6e 74 22 3a", // "content":
      "7b", // {
      "22 62 79 74 65 73 22 3a", // "bytes":
      "22 43 41 49 3d 22", // "CAI="
      "7d", // }
      "7d", // }
    ],
  },
  {
    circumstance: "bytes and version are texts",
    readings: { bytes: "text", configVersion: "text" },
    value: {
      correlationId: "c-2",
      eventTimestamp: 1_490_350_896_332,
      originatorReplicaId: "replica-1",
      appVersionToken: "kettle-v1",
      endpointId: "ep-1",
      configVersion: 7,
      contentType: "json",
      content: Uint8Array.from(Buffer.from('{"fan":2}')),
    },
    hex: [
      "7b", // {
      "22 63 6f 72 72 65 6c 61 74 69 6f 6e 49 64 22 3a", // "correlationId":
      "22 63 2d 32 22", // "c-2"
      "2c", // ,
      "22 65 76 65 6e 74 54 69 6d 65 73 74 61 6d 70 22 3a", // "eventTimestamp":
      "31 34 39 30 33 35 30 38 39 36 33 33 32", // 1490350896332
      "2c", // ,
      "22 6f 72 69 67 69 6e 61 74 6f 72 52 65 70 6c 69 63 61 49 64 22 3a", // "originatorReplicaId":
      "22 72 65 70 6c 69 63 61 2d 31 22", // "replica-1"
      "2c", // ,
      "22 61 70 70 56 65 72 73 69 6f 6e 54 6f 6b 65 6e 22 3a", // "appVersionToken":
      "22 6b 65 74 74 6c 65 2d 76 31 22", // "kettle-v1"
      "2c", // ,
      "22 65 6e 64 70 6f 69 6e 74 49 64 22 3a", // "endpointId":
      "22 65 70 2d 31 22", // "ep-1"
      "2c", // ,
      "22 63 6f 6e 66 69 67 56 65 72 73 69 6f 6e 22 3a", // "configVersion":
      "22 37 22", // "7"
      "2c", // ,
      "22 63 6f 6e 74 65 6e 74 54 79 70 65 22 3a", // "contentType":
      "22 6a 73 6f 6e 22", // "json"
      "2c", // ,
      "22 63 6f 6e 74 65 6e 74 22 3a", // "content":
      "22 65 79 4a 6d 59 57 34 69 4f 6a 4a 39 22", // "eyJmYW4iOjJ9"
      "7d", // }
    ],
  },
];

const EVENT = '"correlationId":"c","eventTimestamp":1,"appVersionToken":"a","endpointId":"e","configVersion":7';

/** Payloads that are no such event, and what is said about them. */
export const wrongNewAvailableEvents: readonly (readonly [payload: string, problem: RegExp])[] = [
  [`{${EVENT},"content":{"bytes":"NQ=="}}`, /^new-available event: must have required property 'contentType'$/],
  [`{${EVENT},"contentType":"json"}`, /^new-available event: must have required property 'content'$/],
  [`{${EVENT},"contentType":"json","content":null}`, /^new-available event: \/content: must be /],
  [`{${EVENT},"contentType":5,"content":"NQ=="}`, /^new-available event: \/contentType: must be string$/],
];
