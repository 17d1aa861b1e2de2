import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { GJSON_LIMITS } from "../gjson-limits.ts";
import { WorkMeter } from "../work-meter.ts";
import { wildcardMatcher } from "./wildcard.ts";

const pattern = fc.array(fc.constantFrom("*", "*", "?", "a", "b", "é", "😀", "\\*", "\\?", "\\\\", "\\a"), {
  maxLength: 12,
});
const text = fc.array(fc.constantFrom("a", "b", "é", "😀", "*", "?", "\\"), { maxLength: 12 });

function fits(wanted: string, given: string): boolean {
  return wildcardMatcher(wanted, new WorkMeter(GJSON_LIMITS.stepsMax, 1))(given);
}

/** Says the same in the plainest way: each term against each rest of the text. */
function fitsPlainly(terms: readonly string[], characters: readonly string[]): boolean {
  let ends = new Set([0]);
  for (const term of terms) {
    const next = new Set<number>();
    for (const end of ends) {
      if (term === "*") {
        characters.concat("").forEach((_, at) => at >= end && next.add(at));
      } else if (end < characters.length && (term === "?" || term.replace(/^\\/, "") === characters[end])) {
        next.add(end + 1);
      }
    }
    ends = next;
  }
  return ends.has(characters.length);
}

describe("a wildcard pattern", () => {
  it("fits what it fits term by term", () => {
    fc.assert(
      fc.property(pattern, text, (terms, characters) => {
        assert.equal(fits(terms.join(""), characters.join("")), fitsPlainly(terms, characters));
      }),
      { numRuns: 5000 },
    );
  });

  it("takes no more steps than both lengths multiplied, and some", () => {
    fc.assert(
      fc.property(pattern, text, fc.integer({ min: 1, max: 20 }), (terms, characters, times) => {
        const wanted = terms.join("").repeat(times);
        const given = characters.join("").repeat(times);
        const meter = new WorkMeter(GJSON_LIMITS.stepsMax, 1);
        wildcardMatcher(wanted, meter)(given);
        assert.ok(meter.steps <= wanted.length + 2 * (wanted.length + 1) * (given.length + 1), `${meter.steps} steps`);
      }),
    );
  });

  it("takes a backslash at its end for one only behind a star", () => {
    assert.equal(fits("*\\", "a\\"), true);
    assert.equal(fits("a\\", "a\\"), false);
    assert.equal(fits("\\", "\\"), false);
  });
});
