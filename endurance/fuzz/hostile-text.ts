import type { Random } from "../../runtime/index.ts";
import { oneOf } from "../chance/index.ts";

const NUMBERS = [
  "-1",
  "0",
  "00",
  "1.5",
  "1e3",
  "-0",
  "NaN",
  "Infinity",
  "0x10",
  "2147483647",
  "2147483648",
  "9007199254740993",
  "9".repeat(400),
  "١٢",
];
const INJECTIONS = [
  "'",
  "';drop table commands;--",
  "' or '1'='1",
  "1; select pg_sleep(10)",
  "\\",
  "$1",
  "%s%n",
  "{{7*7}}",
  "${jndi:ldap://nobody}",
  "<script>alert(1)</script>",
  "../../../../etc/passwd",
  "x\r\nX-Injected: yes",
  "x\r\n\r\nHTTP/1.1 200 OK\r\n",
  "\u0000",
  "a\u0000b",
  "\u{1F600}",
  "\uFFFE",
  "é",
  "__proto__",
  "constructor",
  "commands",
  "last",
  "batch",
  "tasks",
  "",
  " ",
  ".",
  "..",
];
const LONG = ["x".repeat(256), "x".repeat(5_000), "%41".repeat(1_000)];
const ESCAPES = ["%00", "%ff", "%c0%af", "%", "%2", "%zz", "%2f", "%5c", "%0d%0aX-Injected:%20yes", "+", "%20", ";a=b"];

/** Texts that a program may stumble over. */
export function hostileText(random: Random): string {
  return oneOf(random, oneOf(random, [NUMBERS, INJECTIONS, LONG]));
}

/** The same as part of an address: escaped, or what may stand there unescaped. */
export function hostileSegment(random: Random): string {
  return random.integer(1, 2) === 1 ? encodeURIComponent(hostileText(random)) : oneOf(random, ESCAPES);
}

const BODIES = [
  "",
  " ",
  "null",
  "true",
  "0",
  '"text"',
  "[]",
  "{}",
  "[[]]",
  '{"endpointIds":null}',
  '{"endpointIds":"device-0"}',
  '{"endpointIds":[1,2]}',
  '{"endpointIds":[]}',
  '{"endpointIds":["device-0","device-0"]}',
  '{"endpointIds":["\'; drop table commands; --"]}',
  '{"endpointIds":["device-0"],"payload":{"a":1},"payloadContentType":7}',
  '{"endpointIds":["device-0"],"commandTypes":["\\u0000"]}',
  '{"endpointIds":["device-0"],"commandTypes":{"a":1}}',
  '{"__proto__":{"endpointIds":["device-0"]}}',
  "{",
  "[1,]",
  "nul",
  '{"a":1}{"b":2}',
  '"\\ud800"',
  '"\\u0000"',
  "1e999",
  `${"[".repeat(20_000)}${"]".repeat(20_000)}`,
  `{"a":${"9".repeat(10_000)}}`,
  `{"endpointIds":[${'"device-0",'.repeat(20_000)}"device-1"]}`,
  "\uFEFF{}",
  "a=b&c=d",
  "<xml/>",
];
/** Bytes that are no UTF-8, or other text than they say. */
const BYTES = [
  Uint8Array.of(0xff, 0xfe, 0x7b, 0x00, 0x7d, 0x00),
  Uint8Array.of(0x22, 0xc3, 0x28, 0x22),
  Uint8Array.of(0x22, 0xed, 0xa0, 0x80, 0x22),
  new Uint8Array(64),
];
const LARGE_BYTES = 10_485_760;
const LARGE_SHARE = 150;

/** What stands in the place of a body; now and then ten megabytes. */
export function hostileBody(random: Random): Uint8Array {
  if (random.integer(1, LARGE_SHARE) === 1) {
    return Buffer.alloc(LARGE_BYTES, oneOf(random, ["[", "1", '{"a":', '"']));
  }
  return random.integer(1, 6) === 1 ? oneOf(random, BYTES) : Buffer.from(oneOf(random, BODIES));
}

/** Header lines, whole. None promises a body that does not come: whoever waits for it would be right. */
export const HOSTILE_HEADERS: readonly string[] = [
  "Content-Type: application/xml",
  "Content-Type: application/json; charset=utf-16",
  "Content-Type: text/plain; charset=latin1",
  "Content-Type: application/json, text/plain",
  "Content-Type: ;",
  "Content-Type:",
  `Content-Type: ${"x".repeat(10_000)}`,
  "Content-Encoding: gzip",
  "Accept: nothing/at-all",
  "Accept-Encoding: *;q=0",
  "Correlation-ID: a b\tc",
  `Correlation-ID: ${"x".repeat(5_000)}`,
  "Correlation-ID: '; drop table commands; --",
  "Range: bytes=0-0",
  "Expect: 100-continue",
  "X-HTTP-Method-Override: DELETE",
  "X-Forwarded-Prefix: //evil",
  "Host: evil\\r\\nX-Injected: yes",
  `X-Long: ${"x".repeat(40_000)}`,
  "Cookie: a=b",
  "If-Match: *",
];

/** What may stand in the place of a token. */
export const HOSTILE_AUTHORIZATIONS: readonly string[] = [
  "Bearer",
  "Bearer ",
  "Bearer a.b.c",
  "Bearer eyJhbGciOiJub25lIn0.e30.",
  `Bearer ${"x".repeat(8_000)}`,
  "Basic YTpi",
  "bearer null",
  "Bearer ' or 1=1",
];
