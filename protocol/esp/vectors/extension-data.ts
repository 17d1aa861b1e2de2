import type { ExtensionData } from "../extension-data.ts";

const ascii = (text: string) => new TextEncoder().encode(text);

/** ExtensionData records byte by byte. */
export const extensionDataVectors: readonly {
  readonly circumstance: string;
  readonly value: ExtensionData;
  readonly hex: readonly string[];
}[] = [
  {
    circumstance: "every field has a value",
    value: {
      correlationId: "c-1",
      timestamp: 1_490_262_793_349,
      timeout: 3_600_000,
      appVersionName: "app-v1",
      extensionInstanceName: "cmx",
      endpointId: "ep-1",
      resourcePath: "/config/json",
      requestId: 42,
      payload: ascii("{}"),
      statusCode: 200,
      reasonPhrase: "OK",
    },
    hex: [
      "06 63 2d 31", // correlationId: 3 bytes, "c-1"
      "8a f2 ac a9 df 56", // timestamp: twice the value, 2980525586698, in groups of 7 bits, lowest first
      "80 ba b7 03", // timeout: 7200000 in groups of 7 bits
      "00 0c 61 70 70 2d 76 31", // appVersionName: branch 0, 6 bytes, "app-v1"
      "00 06 63 6d 78", // extensionInstanceName: branch 0, 3 bytes, "cmx"
      "00 08 65 70 2d 31", // endpointId: branch 0, 4 bytes, "ep-1"
      "18 2f 63 6f 6e 66 69 67 2f 6a 73 6f 6e", // resourcePath: 12 bytes, "/config/json"
      "00 54", // requestId: branch 0, 84 for 42
      "00 04 7b 7d", // payload: branch 0, 2 bytes, "{}"
      "90 03", // statusCode: 400 = 16 + 3 * 128
      "02 04 4f 4b", // reasonPhrase: branch 1, 2 bytes, "OK"
    ],
  },
  {
    circumstance: "every field is null that may be",
    value: {
      correlationId: "c-2",
      timestamp: 1_490_262_793_349,
      timeout: 0,
      appVersionName: null,
      extensionInstanceName: null,
      endpointId: null,
      resourcePath: "/json",
      requestId: null,
      payload: null,
      statusCode: 404,
      reasonPhrase: null,
    },
    hex: [
      "06 63 2d 32", // correlationId: 3 bytes, "c-2"
      "8a f2 ac a9 df 56", // timestamp: twice the value, 2980525586698, in groups of 7 bits, lowest first
      "00", // timeout: 0
      "02", // appVersionName: branch 1, null
      "02", // extensionInstanceName: branch 1, null
      "02", // endpointId: branch 1, null
      "0a 2f 6a 73 6f 6e", // resourcePath: 5 bytes, "/json"
      "02", // requestId: branch 1, null
      "02", // payload: branch 1, null
      "a8 06", // statusCode: 808 = 40 + 6 * 128
      "00", // reasonPhrase: branch 0, null
    ],
  },
  {
    circumstance: "the payload is there and empty",
    value: {
      correlationId: "c-2",
      timestamp: 1_490_262_793_349,
      timeout: 0,
      appVersionName: "app-v1",
      extensionInstanceName: null,
      endpointId: "ep-1",
      resourcePath: "/json",
      requestId: 7,
      payload: new Uint8Array([]),
      statusCode: 200,
      reasonPhrase: null,
    },
    hex: [
      "06 63 2d 32", // correlationId: 3 bytes, "c-2"
      "8a f2 ac a9 df 56", // timestamp: twice the value, 2980525586698, in groups of 7 bits, lowest first
      "00", // timeout: 0
      "00 0c 61 70 70 2d 76 31", // appVersionName: branch 0, 6 bytes, "app-v1"
      "02", // extensionInstanceName: branch 1, null
      "00 08 65 70 2d 31", // endpointId: branch 0, 4 bytes, "ep-1"
      "0a 2f 6a 73 6f 6e", // resourcePath: 5 bytes, "/json"
      "00 0e", // requestId: branch 0, 7
      "00 00", // payload: branch 0, 0 bytes
      "90 03", // statusCode: 400 = 16 + 3 * 128
      "00", // reasonPhrase: branch 0, null
    ],
  },
];
