import type { Random } from "../../runtime/index.ts";
import { oneOf } from "../chance/index.ts";
import { badBody } from "./bad-payloads.ts";
import { bitFlipped, randomBytes, truncated } from "./spoiled-bytes.ts";
import { TORMENTED_PATH } from "./tormented-device.ts";

/** What a client sends on a connection of its own, after which it hangs up. */
export interface HttpTorment {
  readonly bytes: Uint8Array;
  /** Whether it is HTTP and an answer with a status from 400 to 499 is due. */
  readonly refusal: boolean;
}

const METHODS = ["GET", "PUT", "DELETE", "OPTIONS", "TRACE", "CONNECT", "PRI", "get", "", "POST POST", "\0"];
const PATHS = [
  "",
  "*",
  "/",
  "//",
  "/kp1",
  "/kp1/%ff",
  "/kp1/%2f/%2f/%2f",
  "/kp1/tormented-v1/cmx/tormented-token/%00",
  "/kp1/tormented-v1/cmx/unknown/config/json",
  "/kp1/a/b/c/d",
  "/../../etc/passwd",
  "http://[/",
  "/é",
  `/kp1/${"x".repeat(4_000)}`,
  `/${"x".repeat(40_000)}`,
];
const HEADERS = [
  "",
  "Content-Length: -1\r\n",
  "Content-Length: 99999999999\r\n",
  "Content-Length: 1\r\nContent-Length: 2\r\n",
  "Transfer-Encoding: chunked\r\n",
  "Transfer-Encoding: chunked, identity\r\n",
  "Expect: 200-nothing\r\n",
  "No colon\r\n",
  "\0: a\r\n",
  `X-Long: ${"x".repeat(30_000)}\r\n`,
];
const LARGE_SHARE = 200;
const LARGE_BYTES = 1_100_000;

function request(method: string, path: string, headers: string, body: Uint8Array): Buffer {
  const head = `${method} ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n${headers}\r\n`;
  return Buffer.concat([Buffer.from(head), body]);
}

function complete(path: string, body: Uint8Array): Buffer {
  return request("POST", path, `Content-Length: ${body.length}\r\n`, body);
}

const KINDS: readonly ((random: Random) => HttpTorment)[] = [
  (random) => ({ bytes: randomBytes(random), refusal: false }),
  (random) => ({ bytes: request(oneOf(random, METHODS), `/${TORMENTED_PATH}`, "", new Uint8Array()), refusal: false }),
  (random) => ({ bytes: complete(oneOf(random, PATHS), badBody(random)), refusal: false }),
  (random) => ({
    bytes: request("POST", `/${TORMENTED_PATH}`, oneOf(random, HEADERS), badBody(random)),
    refusal: false,
  }),
  (random) => ({ bytes: bitFlipped(random, complete(`/${TORMENTED_PATH}`, badBody(random))), refusal: false }),
  (random) => ({ bytes: truncated(random, complete(`/${TORMENTED_PATH}`, badBody(random))), refusal: false }),
  (random) => ({ bytes: complete(`/${TORMENTED_PATH}/${random.integer(0, 1_000)}`, badBody(random)), refusal: true }),
];

/** What a client does that does not know HTTP/1.1 or 1/KP; now and then with a body that is too large. */
export function httpTorment(random: Random): HttpTorment {
  return random.integer(1, LARGE_SHARE) === 1
    ? { bytes: complete(`/${TORMENTED_PATH}`, Buffer.alloc(LARGE_BYTES, "[")), refusal: true }
    : oneOf(random, KINDS)(random);
}
