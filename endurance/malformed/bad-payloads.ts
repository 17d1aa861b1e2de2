import type { Random } from "../../runtime/index.ts";
import { oneOf } from "../chance/index.ts";

const NESTED = 20_000;
const LONG_CHARACTERS_MAX = 900_000;
const LONG_SHARE = 100;

/** Bodies that are neither a request for a configuration nor a report of one (7/CMP). */
const BAD_BODIES = [
  "{",
  "}",
  "[]",
  '"text"',
  "17",
  "true",
  "null",
  "nul",
  "\0",
  "{'configId':'a'}",
  '{"configId":5}',
  '{"configId":{}}',
  '{"configId":["a"]}',
  '{"observe":"yes","configId":5}',
  '{"observe":1}',
  '{"unknown":1}',
  '{"__proto__":{"observe":true}}',
  '{"configId":"a","statusCode":"200","observe":1}',
  '{"configId":"a"}}',
  '{"configId":"a"',
  '{"configId":"\\ud800',
  "[".repeat(NESTED),
  `${'{"a":'.repeat(NESTED)}1${"}".repeat(NESTED)}`,
].map((text) => Buffer.from(text));

const INVALID_UTF8 = Buffer.from([0x7b, 0x22, 0xc3, 0x28, 0x22, 0x3a, 0x31, 0x7d]);

/** A body that an extension for configurations has to refuse; now and then one of nearly a mebibyte. */
export function badBody(random: Random): Uint8Array {
  if (random.integer(1, LONG_SHARE) === 1) {
    return Buffer.alloc(random.integer(1, LONG_CHARACTERS_MAX), '{"configId":[');
  }
  return oneOf(random, [...BAD_BODIES, INVALID_UTF8]);
}
