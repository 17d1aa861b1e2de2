import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Tally } from "./tally.ts";

describe("a tally", () => {
  it("has counted nothing at first", () => {
    assert.deepEqual([...new Tally<string>().entries()], []);
  });

  it("counts each label by itself", () => {
    const tally = new Tally<number>();
    [200, 404, 200].forEach((label) => tally.add(label));
    assert.deepEqual(
      [...tally.entries()],
      [
        [200, 2],
        [404, 1],
      ],
    );
  });
});
