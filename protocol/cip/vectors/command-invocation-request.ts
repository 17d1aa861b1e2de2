import type { CommandInvocationRequest } from "../command-invocation-request.ts";

const ascii = (text: string) => new TextEncoder().encode(text);

/** CommandInvocationRequest records byte by byte. */
export const commandInvocationRequestVectors: readonly {
  readonly circumstance: string;
  readonly value: CommandInvocationRequest;
  readonly hex: readonly string[];
}[] = [
  {
    circumstance: "a command with a payload and a timeout",
    value: {
      correlationId: "c-1",
      timestamp: 1_490_262_793_349,
      timeout: 60_000,
      endpointId: "ep-1",
      commandType: "measurement",
      commandId: 284,
      payload: ascii('{"a":1}'),
    },
    hex: [
      "06 63 2d 31", // correlationId: 3 bytes, "c-1"
      "8a f2 ac a9 df 56", // timestamp: twice the value, 2980525586698, in groups of 7 bits, lowest first
      "c0 a9 07", // timeout: 120000 = 64 + 41 * 128 + 7 * 128 * 128
      "08 65 70 2d 31", // endpointId: 4 bytes, "ep-1"
      "16 6d 65 61 73 75 72 65 6d 65 6e 74", // commandType: 11 bytes, "measurement"
      "b8 04", // commandId: 568 = 56 + 4 * 128
      "02 0e 7b 22 61 22 3a 31 7d", // payload: branch 1, 7 bytes, "{"a":1}"
    ],
  },
  {
    circumstance: "a command without a payload, the largest identifier, no expiry",
    value: {
      correlationId: "c-2",
      timestamp: 1_490_262_793_349,
      timeout: 0,
      endpointId: "ep-1",
      commandType: "reboot",
      commandId: 2_147_483_647,
      payload: null,
    },
    hex: [
      "06 63 2d 32", // correlationId: 3 bytes, "c-2"
      "8a f2 ac a9 df 56", // timestamp: twice the value, 2980525586698, in groups of 7 bits, lowest first
      "00", // timeout: 0
      "08 65 70 2d 31", // endpointId: 4 bytes, "ep-1"
      "0c 72 65 62 6f 6f 74", // commandType: 6 bytes, "reboot"
      "fe ff ff ff 0f", // commandId: 4294967294, all bits of 32 but the lowest
      "00", // payload: branch 0, null
    ],
  },
  {
    circumstance: "an empty payload, which is not the same as none, and a negative identifier",
    value: {
      correlationId: "c-3",
      timestamp: 1_490_262_793_349,
      timeout: 0,
      endpointId: "ep-1",
      commandType: "reboot",
      commandId: -1,
      payload: ascii(""),
    },
    hex: [
      "06 63 2d 33", // correlationId: 3 bytes, "c-3"
      "8a f2 ac a9 df 56", // timestamp: twice the value, 2980525586698, in groups of 7 bits, lowest first
      "00", // timeout: 0
      "08 65 70 2d 31", // endpointId: 4 bytes, "ep-1"
      "0c 72 65 62 6f 6f 74", // commandType: 6 bytes, "reboot"
      "01", // commandId: twice the magnitude of -1, less one
      "02 00", // payload: branch 1, 0 bytes
    ],
  },
];

/** Payloads that are no CommandInvocationRequest. */
export const wrongCommandInvocationRequests: readonly {
  readonly circumstance: string;
  readonly hex: readonly string[];
}[] = [
  { circumstance: "nothing", hex: [] },
  { circumstance: "a text that is longer than the message", hex: ["08 63 2d 31"] },
  { circumstance: "a record that ends before its payload", hex: ["00", "00", "00", "00", "00", "02"] },
  { circumstance: "a branch of the payload that does not exist", hex: ["00", "00", "00", "00", "00", "02", "04"] },
  { circumstance: "bytes after the record", hex: ["00", "00", "00", "00", "00", "02", "00", "00"] },
  {
    circumstance: "a command identifier of more than 32 bits",
    hex: ["00", "00", "00", "00", "00", "80 80 80 80 10", "00"],
  },
  { circumstance: "an endpoint that is not UTF-8", hex: ["00", "00", "00", "02 ff", "00", "02", "00"] },
];
