import type { CommandInvocationResult } from "../command-invocation-result.ts";

const ascii = (text: string) => new TextEncoder().encode(text);

/** CommandInvocationResult records byte by byte. */
export const commandInvocationResultVectors: readonly {
  readonly circumstance: string;
  readonly value: CommandInvocationResult;
  readonly hex: readonly string[];
}[] = [
  {
    circumstance: "the endpoint executed the command",
    value: {
      correlationId: "c-1",
      timestamp: 1_490_262_793_349,
      timeout: 0,
      appVersionName: "app-v1",
      endpointId: "ep-1",
      commandType: "measurement",
      commandId: 284,
      statusCode: 200,
      reasonPhrase: "OK",
      payload: ascii('{"a":1}'),
    },
    hex: [
      "06 63 2d 31", // correlationId: 3 bytes, "c-1"
      "8a f2 ac a9 df 56", // timestamp: twice the value, 2980525586698, in groups of 7 bits, lowest first
      "00", // timeout: 0
      "0c 61 70 70 2d 76 31", // appVersionName: 6 bytes, "app-v1"
      "08 65 70 2d 31", // endpointId: 4 bytes, "ep-1"
      "16 6d 65 61 73 75 72 65 6d 65 6e 74", // commandType: 11 bytes, "measurement"
      "b8 04", // commandId: 568 = 56 + 4 * 128
      "90 03", // statusCode: 400 = 16 + 3 * 128
      "02 04 4f 4b", // reasonPhrase: branch 1, 2 bytes, "OK"
      "02 0e 7b 22 61 22 3a 31 7d", // payload: branch 1, 7 bytes, "{"a":1}"
    ],
  },
  {
    circumstance: "the command expired",
    value: {
      correlationId: "c-2",
      timestamp: 1_490_262_793_349,
      timeout: 60_000,
      appVersionName: "app-v1",
      endpointId: "ep-1",
      commandType: "reboot",
      commandId: 1,
      statusCode: 408,
      reasonPhrase: "Command expired",
      payload: null,
    },
    hex: [
      "06 63 2d 32", // correlationId: 3 bytes, "c-2"
      "8a f2 ac a9 df 56", // timestamp: twice the value, 2980525586698, in groups of 7 bits, lowest first
      "c0 a9 07", // timeout: 120000 = 64 + 41 * 128 + 7 * 128 * 128
      "0c 61 70 70 2d 76 31", // appVersionName: 6 bytes, "app-v1"
      "08 65 70 2d 31", // endpointId: 4 bytes, "ep-1"
      "0c 72 65 62 6f 6f 74", // commandType: 6 bytes, "reboot"
      "02", // commandId: 1
      "b0 06", // statusCode: 816 = 48 + 6 * 128
      "02 1e 43 6f 6d 6d 61 6e 64 20 65 78 70 69 72 65 64", // reasonPhrase: branch 1, 15 bytes, "Command expired"
      "00", // payload: branch 0, null
    ],
  },
  {
    circumstance: "the endpoint is not known, nor is its application version",
    value: {
      correlationId: "c-3",
      timestamp: 1_490_262_793_349,
      timeout: 0,
      appVersionName: "",
      endpointId: "ep-2",
      commandType: "reboot",
      commandId: -2_147_483_648,
      statusCode: 404,
      reasonPhrase: null,
      payload: null,
    },
    hex: [
      "06 63 2d 33", // correlationId: 3 bytes, "c-3"
      "8a f2 ac a9 df 56", // timestamp: twice the value, 2980525586698, in groups of 7 bits, lowest first
      "00", // timeout: 0
      "00", // appVersionName: 0 bytes
      "08 65 70 2d 32", // endpointId: 4 bytes, "ep-2"
      "0c 72 65 62 6f 6f 74", // commandType: 6 bytes, "reboot"
      "ff ff ff ff 0f", // commandId: 4294967295, all 32 bits
      "a8 06", // statusCode: 808 = 40 + 6 * 128
      "00", // reasonPhrase: branch 0, null
      "00", // payload: branch 0, null
    ],
  },
];

/** Payloads that are no CommandInvocationResult. */
export const wrongCommandInvocationResults: readonly {
  readonly circumstance: string;
  readonly hex: readonly string[];
}[] = [
  { circumstance: "nothing", hex: [] },
  {
    circumstance: "a record that ends before its payload",
    hex: ["00", "00", "00", "00", "00", "00", "02", "90 03", "00"],
  },
  {
    circumstance: "a branch of the reason phrase that does not exist",
    hex: ["00", "00", "00", "00", "00", "00", "02", "90 03", "04", "00"],
  },
  {
    circumstance: "bytes after the record",
    hex: ["00", "00", "00", "00", "00", "00", "02", "90 03", "00", "00", "00"],
  },
  {
    circumstance: "a status code of more than 32 bits",
    hex: ["00", "00", "00", "00", "00", "00", "02", "80 80 80 80 10", "00", "00"],
  },
];
