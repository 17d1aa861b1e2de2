import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { FAILING_VERDICT, PASSING_VERDICT, SELECTED_VERDICT } from "./example-verdict.ts";
import { notJudgedNote, repeatCommandFor, repeatedNote, simulatorNote } from "./side-notes.ts";

describe("simulatorNote", () => {
  it("counts the rules that bind simulators and were put to the test", () => {
    assert.equal(simulatorNote(PASSING_VERDICT), "kept 1 of the 1 rules that bind them");
    assert.equal(simulatorNote(FAILING_VERDICT), "kept 0 of the 1 rules that bind them, 1 error");
    assert.equal(simulatorNote(SELECTED_VERDICT), "no rule that binds them was put to the test");
  });
});

describe("notJudgedNote", () => {
  it("tells apart why rules were not judged", () => {
    const rest = "1 deferred or unobservable, 1 of another profile";
    assert.equal(notJudgedNote(PASSING_VERDICT), rest);
    assert.equal(notJudgedNote(SELECTED_VERDICT), `${rest}, 7 not selected`);
  });

  it("says nothing if all were judged", () => {
    const requirements = PASSING_VERDICT.requirements.filter(({ verdict }) => verdict !== "notApplicable");
    assert.equal(notJudgedNote({ ...PASSING_VERDICT, requirements }), undefined);
  });
});

describe("repeatedNote", () => {
  it("names the examples that were run once more, if there are any", () => {
    assert.equal(repeatedNote(PASSING_VERDICT), undefined);
    const why = "as no answer had come in time or it came to nothing";
    assert.equal(repeatedNote({ ...PASSING_VERDICT, repeated: ["a:1"] }), `1 example, alone, ${why}: a:1`);
    const two = repeatedNote({ ...PASSING_VERDICT, repeated: ["a:1", "b:2"] });
    assert.equal(two, `2 examples, each alone, ${why}: a:1, b:2`);
  });
});

describe("repeatCommandFor", () => {
  it("names the requirement only if examples carry its tag", () => {
    const [row] = PASSING_VERDICT.requirements;
    assert.ok(row !== undefined);
    const command = (id: string | undefined): string => id ?? "all";
    assert.equal(repeatCommandFor(row, command), "KP-001");
    assert.equal(repeatCommandFor({ ...row, scenarios: [] }, command), "all");
  });
});
