import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { lineCoverage } from "./index.ts";

const file = (covered: number, total: number) => ({ lines: { covered, total, skipped: 0, pct: 0 } });

describe("line coverage", () => {
  it("adds up the lines of a folder, at any depth", () => {
    const summary = {
      total: file(1, 1000),
      "/p/protocol/esp/codec.ts": file(90, 100),
      "/p/protocol/kp/topic.ts": file(9, 10),
      "/p/protocols/other.ts": file(0, 10),
    };
    assert.deepEqual(lineCoverage(summary, "/p", ["protocol"]), [
      { folder: "protocol", files: 2, covered: 99, total: 110, percent: 90 },
    ]);
  });

  it("is 0 percent where nothing was measured", () => {
    assert.equal(lineCoverage({ total: file(1, 1) }, "/p", ["conformance"])[0]?.percent, 0);
  });

  it("refuses a report of another form", () => {
    assert.throws(() => lineCoverage(null, "/p", []), /not an object/);
    assert.throws(() => lineCoverage({ "/p/a.ts": { lines: 3 } }, "/p", []), /no line counts for \/p\/a\.ts/);
  });
});
