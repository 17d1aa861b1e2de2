import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { type CommandResource, commandPath, parseCommandPath, resultPath } from "./index.ts";

describe("a command path", () => {
  const known: readonly [string, CommandResource][] = [
    ["/command", { resource: "command", commandType: undefined }],
    ["/command/reboot", { resource: "command", commandType: "reboot" }],
    ["/result/reboot", { resource: "result", commandType: "reboot" }],
    ["/command/OUTPUT_SWITCH-1", { resource: "command", commandType: "OUTPUT_SWITCH-1" }],
    ["/command/7", { resource: "command", commandType: "7" }],
    ["/command/result", { resource: "command", commandType: "result" }],
    ["/result/a b.é\n", { resource: "result", commandType: "a b.é\n" }],
  ];
  for (const [path, resource] of known) {
    it(`is taken apart: ${JSON.stringify(path)}`, () => {
      assert.deepEqual(parseCommandPath(path), resource);
    });
  }

  for (const path of [
    "",
    "/",
    "command",
    "command/reboot",
    "/command/",
    "/command//",
    "/command//reboot",
    "/command/reboot/",
    "/command/reboot/now",
    "/command\n",
    "/commands/reboot",
    "/Command/reboot",
    "/result",
    "/result/",
    "/result/reboot/7",
    "/kp1/command/reboot",
  ]) {
    it(`is not ${JSON.stringify(path)}`, () => {
      assert.equal(parseCommandPath(path), undefined);
    });
  }

  it("is built for one type and for all", () => {
    assert.equal(commandPath(), "/command");
    assert.equal(commandPath("close-door"), "/command/close-door");
    assert.equal(resultPath("close-door"), "/result/close-door");
  });

  it("is taken apart as it was built", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[^/]+$/), (commandType) => {
        assert.deepEqual(parseCommandPath(commandPath(commandType)), { resource: "command", commandType });
        assert.deepEqual(parseCommandPath(resultPath(commandType)), { resource: "result", commandType });
      }),
    );
  });

  for (const type of ["", "/", "a/b"]) {
    it(`cannot be built for the type ${JSON.stringify(type)}`, () => {
      assert.throws(() => commandPath(type), { name: "RangeError", message: /must be a text without '\/'/ });
      assert.throws(() => resultPath(type), { name: "RangeError", message: /must be a text without '\/'/ });
    });
  }
});
