import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { KnownEndpoints } from "./known-endpoints.ts";

const V1 = { endpointId: "e-1", appVersionName: "kettle-v1" };
const V2 = { endpointId: "e-1", appVersionName: "kettle-v2" };
const V3 = { endpointId: "e-1", appVersionName: "kettle-v3" };

describe("the appversion of an endpoint", () => {
  it("may be any while nothing is known", () => {
    assert.equal(new KnownEndpoints().mayHave(V1), true);
  });

  it("is the one that was heard, for this endpoint alone", () => {
    const known = new KnownEndpoints();
    known.appeared(V1, 100);
    assert.deepEqual(
      [known.mayHave(V1), known.mayHave(V2), known.mayHave({ ...V2, endpointId: "e-2" })],
      [true, false, true],
    );
  });

  it("is the one that was said last, in whatever order it was heard", () => {
    const known = new KnownEndpoints();
    known.changed(V2, 200);
    known.appeared(V1, 199);
    assert.equal(known.mayHave(V2), true);
    known.changed(V3, 200);
    assert.equal(known.mayHave(V3), true);
  });

  it("may be any again once it is in doubt, until it is heard anew", () => {
    const known = new KnownEndpoints();
    known.appeared(V1, 100);
    known.doubt();
    assert.equal(known.mayHave(V2), true);
    known.appeared(V1, 101);
    assert.equal(known.mayHave(V2), false);
  });

  it("is forgotten for whom it was learned first when there is no more room", () => {
    const known = new KnownEndpoints(2);
    for (const endpointId of ["e-1", "e-2", "e-3"]) {
      known.appeared({ ...V1, endpointId }, 100);
    }
    assert.deepEqual(
      ["e-1", "e-2", "e-3"].map((endpointId) => known.mayHave({ ...V2, endpointId })),
      [true, false, false],
    );
  });
});

describe("an endpoint that is connected", () => {
  it("is named with the appversion that it has, also when that is in doubt", () => {
    const known = new KnownEndpoints();
    assert.deepEqual(known.connected(), []);
    known.appeared(V1, 100);
    known.changed(V2, 101);
    known.doubt();
    assert.deepEqual(known.connected(), [V2]);
  });

  it("is so until it leaves, unless it has appeared since", () => {
    const known = new KnownEndpoints();
    known.appeared(V1, 100);
    known.left("e-1", 99);
    assert.deepEqual(known.connected(), [V1]);
    known.left("e-1", 100);
    assert.deepEqual(known.connected(), []);
    known.appeared(V1, 101);
    assert.deepEqual(known.connected(), [V1]);
  });

  it("has to be seen: a new appversion is no sign of it", () => {
    const known = new KnownEndpoints();
    known.changed(V1, 100);
    known.left("e-2", 100);
    assert.deepEqual(known.connected(), []);
  });
});

describe("what an endpoint was sent", () => {
  it("was sent after an earlier time only", () => {
    const known = new KnownEndpoints();
    known.sent("e-1", 100);
    assert.equal(known.wasSentAfter("e-1", 50), false, "of an endpoint that nobody heard of nothing is kept");
    known.appeared(V1, 100);
    assert.equal(known.wasSentAfter("e-1", 50), false);
    known.sent("e-1", 100);
    assert.deepEqual([known.wasSentAfter("e-1", 99), known.wasSentAfter("e-1", 100)], [true, false]);
  });
});
