import type { ConfigurationResponse } from "../configuration-response.ts";
import type { RawReadings } from "../readings.ts";

/** Responses of a provider, byte by byte, and the readings in which they are written so. */
export const configurationResponseVectors: readonly {
  readonly circumstance: string;
  readonly readings?: Partial<RawReadings>;
  readonly value: ConfigurationResponse;
  readonly hex: readonly string[];
}[] = [
  {
    circumstance: "there is a configuration",
    value: {
      correlationId: "c-1",
      timestamp: 1_490_303_342_158,
      timeout: 3000,
      appVersionToken: "kettle-v1",
      endpointId: "ep-1",
      contentType: "json",
      configVersion: 7,
      statusCode: 0,
      content: Uint8Array.from(Buffer.from('{"fan":2}')),
    },
    hex: [
      "7b", // {
      "22 63 6f 72 72 65 6c 61 74 69 6f 6e 49 64 22 3a", // "correlationId":
      "22 63 2d 31 22", // "c-1"
      "2c", // ,
      "22 74 69 6d 65 73 74 61 6d 70 22 3a", // "timestamp":
      "31 34 39 30 33 30 33 33 34 32 31 35 38", // 1490303342158
      "2c", // ,
      "22 74 69 6d 65 6f 75 74 22 3a", // "timeout":
      "33 30 30 30", // 3000
      "2c", // ,
      "22 61 70 70 56 65 72 73 69 6f 6e 54 6f 6b 65 6e 22 3a", // "appVersionToken":
      "22 6b 65 74 74 6c 65 2d 76 31 22", // "kettle-v1"
      "2c", // ,
      "22 65 6e 64 70 6f 69 6e 74 49 64 22 3a", // "endpointId":
      "22 65 70 2d 31 22", // "ep-1"
      "2c", // ,
      "22 63 6f 6e 74 65 6e 74 54 79 70 65 22 3a", // "contentType":
      "22 6a 73 6f 6e 22", // "json"
      "2c", // ,
      "22 63 6f 6e 66 69 67 56 65 72 73 69 6f 6e 22 3a", // "configVersion":
      "37", // 7
      "2c", // ,
      "22 73 74 61 74 75 73 43 6f 64 65 22 3a", // "statusCode":
      "30", // 0
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
    circumstance: "the provider failed",
    value: {
      correlationId: "c-1",
      timestamp: 1_490_303_342_158,
      timeout: 3000,
      appVersionToken: "kettle-v1",
      endpointId: "ep-1",
      contentType: "json",
      configVersion: 7,
      statusCode: 1,
    },
    hex: [
      "7b", // {
      "22 63 6f 72 72 65 6c 61 74 69 6f 6e 49 64 22 3a", // "correlationId":
      "22 63 2d 31 22", // "c-1"
      "2c", // ,
      "22 74 69 6d 65 73 74 61 6d 70 22 3a", // "timestamp":
      "31 34 39 30 33 30 33 33 34 32 31 35 38", // 1490303342158
      "2c", // ,
      "22 74 69 6d 65 6f 75 74 22 3a", // "timeout":
      "33 30 30 30", // 3000
      "2c", // ,
      "22 61 70 70 56 65 72 73 69 6f 6e 54 6f 6b 65 6e 22 3a", // "appVersionToken":
      "22 6b 65 74 74 6c 65 2d 76 31 22", // "kettle-v1"
      "2c", // ,
      "22 65 6e 64 70 6f 69 6e 74 49 64 22 3a", // "endpointId":
      "22 65 70 2d 31 22", // "ep-1"
      "2c", // ,
      "22 63 6f 6e 74 65 6e 74 54 79 70 65 22 3a", // "contentType":
      "22 6a 73 6f 6e 22", // "json"
      "2c", // ,
      "22 63 6f 6e 66 69 67 56 65 72 73 69 6f 6e 22 3a", // "configVersion":
      "37", // 7
      "2c", // ,
      "22 73 74 61 74 75 73 43 6f 64 65 22 3a", // "statusCode":
      "31", // 1
      "7d", // }
    ],
  },
  {
    circumstance: "there is no configuration",
    value: {
      correlationId: "c-1",
      timestamp: 1_490_303_342_158,
      timeout: 3000,
      appVersionToken: "kettle-v1",
      endpointId: "ep-1",
      contentType: "json",
      configVersion: 0,
      statusCode: 2,
    },
    hex: [
      "7b", // {
      "22 63 6f 72 72 65 6c 61 74 69 6f 6e 49 64 22 3a", // "correlationId":
      "22 63 2d 31 22", // "c-1"
      "2c", // ,
      "22 74 69 6d 65 73 74 61 6d 70 22 3a", // "timestamp":
      "31 34 39 30 33 30 33 33 34 32 31 35 38", // 1490303342158
      "2c", // ,
      "22 74 69 6d 65 6f 75 74 22 3a", // "timeout":
      "33 30 30 30", // 3000
      "2c", // ,
      "22 61 70 70 56 65 72 73 69 6f 6e 54 6f 6b 65 6e 22 3a", // "appVersionToken":
      "22 6b 65 74 74 6c 65 2d 76 31 22", // "kettle-v1"
      "2c", // ,
      "22 65 6e 64 70 6f 69 6e 74 49 64 22 3a", // "endpointId":
      "22 65 70 2d 31 22", // "ep-1"
      "2c", // ,
      "22 63 6f 6e 74 65 6e 74 54 79 70 65 22 3a", // "contentType":
      "22 6a 73 6f 6e 22", // "json"
      "2c", // ,
      "22 63 6f 6e 66 69 67 56 65 72 73 69 6f 6e 22 3a", // "configVersion":
      "30", // 0
      "2c", // ,
      "22 73 74 61 74 75 73 43 6f 64 65 22 3a", // "statusCode":
      "32", // 2
      "7d", // }
    ],
  },
  {
    circumstance: "bytes and version are texts",
    readings: { bytes: "text", configVersion: "text" },
    value: {
      correlationId: "c-1",
      timestamp: 1_490_303_342_158,
      timeout: 3000,
      appVersionToken: "kettle-v1",
      endpointId: "ep-1",
      contentType: "json",
      configVersion: 7,
      statusCode: 0,
      content: Uint8Array.from(Buffer.from('{"fan":2}')),
    },
    hex: [
      "7b", // {
      "22 63 6f 72 72 65 6c 61 74 69 6f 6e 49 64 22 3a", // "correlationId":
      "22 63 2d 31 22", // "c-1"
      "2c", // ,
      "22 74 69 6d 65 73 74 61 6d 70 22 3a", // "timestamp":
      "31 34 39 30 33 30 33 33 34 32 31 35 38", // 1490303342158
      "2c", // ,
      "22 74 69 6d 65 6f 75 74 22 3a", // "timeout":
      "33 30 30 30", // 3000
      "2c", // ,
      "22 61 70 70 56 65 72 73 69 6f 6e 54 6f 6b 65 6e 22 3a", // "appVersionToken":
      "22 6b 65 74 74 6c 65 2d 76 31 22", // "kettle-v1"
      "2c", // ,
      "22 65 6e 64 70 6f 69 6e 74 49 64 22 3a", // "endpointId":
      "22 65 70 2d 31 22", // "ep-1"
      "2c", // ,
      "22 63 6f 6e 74 65 6e 74 54 79 70 65 22 3a", // "contentType":
      "22 6a 73 6f 6e 22", // "json"
      "2c", // ,
      "22 63 6f 6e 66 69 67 56 65 72 73 69 6f 6e 22 3a", // "configVersion":
      "22 37 22", // "7"
      "2c", // ,
      "22 73 74 61 74 75 73 43 6f 64 65 22 3a", // "statusCode":
      "30", // 0
      "2c", // ,
      "22 63 6f 6e 74 65 6e 74 22 3a", // "content":
      "22 65 79 4a 6d 59 57 34 69 4f 6a 4a 39 22", // "eyJmYW4iOjJ9"
      "7d", // }
    ],
  },
];

const ADDRESSED = '"correlationId":"c","timestamp":1,"timeout":0,"appVersionToken":"a","endpointId":"e"';

/** A response without the content type that its table requires, as the example of the draft has none. */
export const responseWithoutContentType = `{${ADDRESSED},"configVersion":7,"statusCode":0,"content":{"bytes":"NQ=="}}`;

/** Payloads that are no response, and what is said about them. */
export const wrongConfigurationResponses: readonly (readonly [payload: string, problem: RegExp])[] = [
  [responseWithoutContentType, /^config-response: must have required property 'contentType'$/],
  [`{${ADDRESSED},"contentType":"json","statusCode":0}`, /must have required property 'configVersion'$/],
  [`{${ADDRESSED},"contentType":"json","configVersion":7}`, /must have required property 'statusCode'$/],
  [
    `{${ADDRESSED},"contentType":"json","configVersion":7,"statusCode":3}`,
    /^config-response: \/statusCode: must be equal to one of the allowed values$/,
  ],
  [
    `{${ADDRESSED},"contentType":"json","configVersion":7,"statusCode":0,"content":5}`,
    /^config-response: \/content: must be \{"bytes": "<base64>"\} or a text in base64$/,
  ],
  [
    `{${ADDRESSED},"contentType":"json","configVersion":7,"statusCode":0,"content":{"bytes":"NQ="}}`,
    /^config-response: \/content: must hold base64 \(RFC 4648, section 4\) with its padding, found "NQ="$/,
  ],
];
