import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { COMMAND_TYPE_PATTERNS, isCommandType } from "./index.ts";

describe("a command type", () => {
  for (const type of ["reboot", "R2", "7"]) {
    it(`is ${type} to everybody`, () => {
      assert.equal(isCommandType(type, "alphanumeric"), true);
      assert.equal(isCommandType(type, "deployed"), true);
    });
  }

  for (const type of ["close-door", "turn_on", "OUTPUT_SWITCH", "-"]) {
    it(`is ${type} to deployed services alone`, () => {
      assert.equal(isCommandType(type, "alphanumeric"), false);
      assert.equal(isCommandType(type, "deployed"), true);
    });
  }

  for (const type of ["", " ", "a b", "a/b", "a.b", "a+", "#", "é", "٣", "reboot\n", "\nreboot"]) {
    it(`is not ${JSON.stringify(type)}`, () => {
      assert.equal(isCommandType(type, "alphanumeric"), false);
      assert.equal(isCommandType(type, "deployed"), false);
    });
  }

  it("is looked at anew each time", () => {
    for (const pattern of Object.values(COMMAND_TYPE_PATTERNS)) {
      assert.deepEqual([pattern.test("reboot"), pattern.test("reboot")], [true, true]);
    }
  });
});
