import type { AvroSchemaSet } from "../../avro/index.ts";
import type { ClientData } from "../client-data.ts";

const ascii = (text: string) => new TextEncoder().encode(text);

/** ClientData records byte by byte: long and int are zigzag numbers, a union begins with the number of its branch. */
export const clientDataVectors: readonly {
  readonly circumstance: string;
  readonly set: AvroSchemaSet;
  readonly value: ClientData;
  readonly hex: readonly string[];
}[] = [
  {
    circumstance: "every field has a value",
    set: "2026-01",
    value: {
      correlationId: "c-1",
      timestamp: 1_490_262_793_349,
      timeout: 3_600_000,
      appVersionName: "app-v1",
      endpointId: "ep-1",
      resourcePath: "/config/json",
      requestId: 42,
      payload: ascii("{}"),
      configName: "network",
    },
    hex: [
      "06 63 2d 31", // correlationId: 3 bytes, "c-1"
      "8a f2 ac a9 df 56", // timestamp: twice the value, 2980525586698, in groups of 7 bits, lowest first
      "80 ba b7 03", // timeout: 7200000 in groups of 7 bits
      "0c 61 70 70 2d 76 31", // appVersionName: 6 bytes, "app-v1"
      "00 08 65 70 2d 31", // endpointId: branch 0, 4 bytes, "ep-1"
      "18 2f 63 6f 6e 66 69 67 2f 6a 73 6f 6e", // resourcePath: 12 bytes, "/config/json"
      "00 54", // requestId: branch 0, 84 for 42
      "04 7b 7d", // payload: 2 bytes, "{}"
      "02 0e 6e 65 74 77 6f 72 6b", // configName: branch 1, 7 bytes, "network"
    ],
  },
  {
    circumstance: "every field is null or empty that may be",
    set: "2026-01",
    value: {
      correlationId: "c-2",
      timestamp: 1_490_262_793_349,
      timeout: 0,
      appVersionName: "app-v1",
      endpointId: null,
      resourcePath: "/json",
      requestId: null,
      payload: new Uint8Array([]),
      configName: null,
    },
    hex: [
      "06 63 2d 32", // correlationId: 3 bytes, "c-2"
      "8a f2 ac a9 df 56", // timestamp: twice the value, 2980525586698, in groups of 7 bits, lowest first
      "00", // timeout: 0
      "0c 61 70 70 2d 76 31", // appVersionName: 6 bytes, "app-v1"
      "02", // endpointId: branch 1, null
      "0a 2f 6a 73 6f 6e", // resourcePath: 5 bytes, "/json"
      "02", // requestId: branch 1, null
      "00", // payload: 0 bytes
      "00", // configName: branch 0, null
    ],
  },
  {
    circumstance: "the largest numbers and letters of two, three and four bytes",
    set: "2026-01",
    value: {
      correlationId: "c-3",
      timestamp: -1,
      timeout: 2 ** 63,
      appVersionName: "é€😀",
      endpointId: "",
      resourcePath: "/json",
      requestId: 2_147_483_647,
      payload: new Uint8Array([0x00, 0xff]),
      configName: "x",
    },
    hex: [
      "06 63 2d 33", // correlationId: 3 bytes, "c-3"
      "01", // timestamp: -1
      "fe ff ff ff ff ff ff ff ff 01", // timeout: 9223372036854775807
      "12 c3 a9 e2 82 ac f0 9f 98 80", // appVersionName: 9 bytes, "é€😀"
      "00 00", // endpointId: branch 0, 0 bytes
      "0a 2f 6a 73 6f 6e", // resourcePath: 5 bytes, "/json"
      "00 fe ff ff ff 0f", // requestId: branch 0, 2147483647
      "04 00 ff", // payload: 2 bytes
      "02 02 78", // configName: branch 1, 1 byte, "x"
    ],
  },
  {
    circumstance: "the smallest numbers",
    set: "2026-01",
    value: {
      correlationId: "c-4",
      timestamp: 0,
      timeout: -(2 ** 63),
      appVersionName: "a",
      endpointId: "e",
      resourcePath: "/",
      requestId: -2_147_483_648,
      payload: new Uint8Array([0x00]),
      configName: null,
    },
    hex: [
      "06 63 2d 34", // correlationId: 3 bytes, "c-4"
      "00", // timestamp: 0
      "ff ff ff ff ff ff ff ff ff 01", // timeout: -9223372036854775808
      "02 61", // appVersionName: 1 byte, "a"
      "00 02 65", // endpointId: branch 0, 1 byte, "e"
      "02 2f", // resourcePath: 1 byte, "/"
      "00 ff ff ff ff 0f", // requestId: branch 0, -2147483648
      "02 00", // payload: 1 byte
      "00", // configName: branch 0, null
    ],
  },
  {
    circumstance: "every field of the older set has a value",
    set: "2020-05",
    value: {
      correlationId: "c-1",
      timestamp: 1_490_262_793_349,
      timeout: 3_600_000,
      appVersionName: "app-v1",
      endpointId: "ep-1",
      resourcePath: "/config/json",
      requestId: 42,
      payload: ascii("{}"),
      configName: null,
    },
    hex: [
      "06 63 2d 31", // correlationId: 3 bytes, "c-1"
      "8a f2 ac a9 df 56", // timestamp: twice the value, 2980525586698, in groups of 7 bits, lowest first
      "80 ba b7 03", // timeout: 7200000 in groups of 7 bits
      "0c 61 70 70 2d 76 31", // appVersionName: 6 bytes, "app-v1"
      "00 08 65 70 2d 31", // endpointId: branch 0, 4 bytes, "ep-1"
      "18 2f 63 6f 6e 66 69 67 2f 6a 73 6f 6e", // resourcePath: 12 bytes, "/config/json"
      "00 54", // requestId: branch 0, 84 for 42
      "04 7b 7d", // payload: 2 bytes, "{}"
    ],
  },
  {
    circumstance: "every field of the older set is null or empty that may be",
    set: "2020-05",
    value: {
      correlationId: "c-2",
      timestamp: 1_490_262_793_349,
      timeout: 0,
      appVersionName: "app-v1",
      endpointId: null,
      resourcePath: "/json",
      requestId: null,
      payload: new Uint8Array([]),
      configName: null,
    },
    hex: [
      "06 63 2d 32", // correlationId: 3 bytes, "c-2"
      "8a f2 ac a9 df 56", // timestamp: twice the value, 2980525586698, in groups of 7 bits, lowest first
      "00", // timeout: 0
      "0c 61 70 70 2d 76 31", // appVersionName: 6 bytes, "app-v1"
      "02", // endpointId: branch 1, null
      "0a 2f 6a 73 6f 6e", // resourcePath: 5 bytes, "/json"
      "02", // requestId: branch 1, null
      "00", // payload: 0 bytes
    ],
  },
];
