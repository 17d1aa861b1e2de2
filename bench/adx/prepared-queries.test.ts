import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { parseAttributeQuery } from "../../protocol/adx/index.ts";
import { clientDataCodec } from "../../protocol/esp/index.ts";
import { sequenceOf, slotOf } from "../driver/index.ts";
import { askedIn, PreparedQueries } from "./prepared-queries.ts";
import { MANY_SIDE, NEW_SIDE, ONE_SIDE, type Side } from "./side.ts";

const NOW_MS = 1_767_225_600_000;

/** What the first requests of a side ask, in short. */
function asked(side: Side, count: number): string[] {
  return Array.from({ length: count }, (_, sequence) => {
    const { application, query } = askedIn(side, sequence);
    return `${application} ${query.path}`;
  });
}

/** A message as a service reads it. */
function read(side: Side, slot: number, sequence: number) {
  const bytes = new PreparedQueries(side, NOW_MS).clientData(slot, sequence) ?? assert.fail("no such message");
  const message = clientDataCodec("2026-01").decode(bytes);
  const query = message.ok ? parseAttributeQuery(message.value.payload) : message;
  assert.ok(message.ok && query.ok);
  return { bytes, message: message.value, path: query.value.q };
}

describe("the queries of a round", () => {
  it("ask everything of every application before anything is asked again", () => {
    assert.equal(new Set(asked(MANY_SIDE, 8_000)).size, 8_000);
    assert.equal(new Set(asked(ONE_SIDE, 8_000)).size, ONE_SIDE.queries.length);
    assert.deepEqual(
      Array.from({ length: 8 }, (_, sequence) => askedIn(MANY_SIDE, sequence).application),
      [0, 125, 250, 375, 500, 625, 750, 875],
    );
  });

  it("bear slot and sequence number, and ask what is expected", () => {
    const { bytes, message, path } = read(MANY_SIDE, 255, 12_345);
    const { endpointId, query } = askedIn(MANY_SIDE, 12_345);
    assert.deepEqual([slotOf(bytes), sequenceOf(bytes)], [255, 12_345]);
    assert.deepEqual([message.endpointId, path], [endpointId, query.path]);
  });

  it("have another path each time if none may come twice", () => {
    assert.equal(read(NEW_SIDE, 3, 12_345).path, "meters.#(readAtSeconds>=100012345).serial");
    assert.equal(read(NEW_SIDE, 3, 20_345).path, "meters.#(readAtSeconds>=100020345).serial");
  });
});
