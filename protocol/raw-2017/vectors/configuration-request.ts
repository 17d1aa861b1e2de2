import type { ConfigurationRequest } from "../configuration-request.ts";
import type { RawReadings } from "../readings.ts";

/** Requests to a provider, byte by byte, and the readings in which they are written so. */
export const configurationRequestVectors: readonly {
  readonly circumstance: string;
  readonly readings?: Partial<RawReadings>;
  readonly value: ConfigurationRequest;
  readonly hex: readonly string[];
}[] = [
  {
    circumstance: "a version is wanted",
    value: {
      correlationId: "c-1",
      timestamp: 1_490_303_342_158,
      timeout: 3000,
      appVersionToken: "kettle-v1",
      endpointId: "ep-1",
      configVersion: 7,
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
      "22 63 6f 6e 66 69 67 56 65 72 73 69 6f 6e 22 3a", // "configVersion":
      "37", // 7
      "7d", // }
    ],
  },
  {
    circumstance: "the latest version is wanted",
    value: {
      correlationId: "c-1",
      timestamp: 1_490_303_342_158,
      timeout: 3000,
      appVersionToken: "kettle-v1",
      endpointId: "ep-1",
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
      "7d", // }
    ],
  },
  {
    circumstance: "the version is a text, as a table has it",
    readings: { configVersion: "text" },
    value: {
      correlationId: "c-1",
      timestamp: 1_490_303_342_158,
      timeout: 3000,
      appVersionToken: "kettle-v1",
      endpointId: "ep-1",
      configVersion: 7,
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
      "22 63 6f 6e 66 69 67 56 65 72 73 69 6f 6e 22 3a", // "configVersion":
      "22 37 22", // "7"
      "7d", // }
    ],
  },
];

/** Payloads that are no request, and what is said about them. */
export const wrongConfigurationRequests: readonly (readonly [payload: string, problem: RegExp])[] = [
  ["", /^config-request: no JSON: the payload is empty$/],
  ["[]", /^config-request: must be object$/],
  ["{}", /^config-request: must have required property 'correlationId'$/],
  [
    '{"correlationId":"c","timestamp":1,"timeout":0,"appVersionToken":"a"}',
    /^config-request: must have required property 'endpointId'$/,
  ],
  [
    '{"correlationId":"c","timestamp":"1","timeout":0,"appVersionToken":"a","endpointId":"e"}',
    /^config-request: \/timestamp: must be number$/,
  ],
  [
    '{"correlationId":"c","timestamp":1,"timeout":0,"appVersionToken":"a","endpointId":"e","configVersion":"07"}',
    /^config-request: \/configVersion: must be a 32-bit integer or its text, found "07"$/,
  ],
  [
    '{"correlationId":"c","timestamp":1,"timeout":0,"appVersionToken":"a","endpointId":"e","configVersion":null}',
    /^config-request: \/configVersion: must be a 32-bit integer or its text, found null$/,
  ],
  [
    '{"correlationId":"c","timestamp":1,"timeout":0,"appVersionToken":"a","endpointId":"e","configVersion":2147483648}',
    /found 2147483648$/,
  ],
];
