import type { ConfigResponse } from "../config-response.ts";

const ascii = (text: string) => new TextEncoder().encode(text);

/** ConfigResponse records byte by byte. */
export const configResponseVectors: readonly {
  readonly circumstance: string;
  readonly value: ConfigResponse;
  readonly hex: readonly string[];
}[] = [
  {
    circumstance: "a configuration",
    value: {
      correlationId: "c-1",
      timestamp: 1_490_262_793_349,
      timeout: 3000,
      appVersionName: "app-v1",
      endpointId: "ep-1",
      configId: "6046b5",
      contentType: "application/json",
      content: ascii('{"a":1}'),
      statusCode: 200,
      reasonPhrase: "OK",
    },
    hex: [
      "06 63 2d 31", // correlationId: 3 bytes, "c-1"
      "8a f2 ac a9 df 56", // timestamp: twice the value, 2980525586698, in groups of 7 bits, lowest first
      "f0 2e", // timeout: 6000 = 112 + 46 * 128
      "0c 61 70 70 2d 76 31", // appVersionName: 6 bytes, "app-v1"
      "08 65 70 2d 31", // endpointId: 4 bytes, "ep-1"
      "02 0c 36 30 34 36 62 35", // configId: branch 1, 6 bytes, "6046b5"
      "20 61 70 70 6c 69 63 61 74 69 6f 6e 2f 6a 73 6f 6e", // contentType: 16 bytes, "application/json"
      "02 0e 7b 22 61 22 3a 31 7d", // content: branch 1, 7 bytes, "{"a":1}"
      "90 03", // statusCode: 400 = 16 + 3 * 128
      "02 04 4f 4b", // reasonPhrase: branch 1, 2 bytes, "OK"
    ],
  },
  {
    circumstance: "an error without content",
    value: {
      correlationId: "c-2",
      timestamp: 1_490_262_793_349,
      timeout: 0,
      appVersionName: "app-v1",
      endpointId: "ep-1",
      configId: null,
      contentType: "application/json",
      content: null,
      statusCode: 404,
      reasonPhrase: null,
    },
    hex: [
      "06 63 2d 32", // correlationId: 3 bytes, "c-2"
      "8a f2 ac a9 df 56", // timestamp: twice the value, 2980525586698, in groups of 7 bits, lowest first
      "00", // timeout: 0
      "0c 61 70 70 2d 76 31", // appVersionName: 6 bytes, "app-v1"
      "08 65 70 2d 31", // endpointId: 4 bytes, "ep-1"
      "00", // configId: branch 0, null
      "20 61 70 70 6c 69 63 61 74 69 6f 6e 2f 6a 73 6f 6e", // contentType: 16 bytes, "application/json"
      "00", // content: branch 0, null
      "a8 06", // statusCode: 808 = 40 + 6 * 128
      "00", // reasonPhrase: branch 0, null
    ],
  },
];
