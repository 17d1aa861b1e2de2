import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  answersAfterExpiry,
  answersTwice,
  type CommandBehaviour,
  delays,
  executes,
  executesBy,
  ignores,
  leaves,
  rejects,
  resends,
} from "./command-behaviour.ts";
import { fateOfResult, RESULT_ATTEMPTS_MAX, reactionTo } from "./command-reaction.ts";
import { readCommands } from "./device-commands.ts";

const COMMAND = { commandType: "boil", id: 7, payload: { degrees: 96 }, payloadText: '{"degrees":96}' };
const report = (outcome: object) => ({ kind: "report", stage: "underWay", afterMs: 0, times: 1, outcome });

describe("the reaction to a command", () => {
  const told: readonly (readonly [what: string, behaviour: CommandBehaviour, reaction: object])[] = [
    ["executes it", executes({ done: true }), report({ statusCode: 200, payload: { done: true } })],
    ["executes it without payload", executes(), report({ statusCode: 200 })],
    [
      "computes the result",
      executesBy(({ id, payload }) => [id, payload]),
      report({ statusCode: 200, payload: [7, { degrees: 96 }] }),
    ],
    ["rejects it", rejects(409, "Hot"), report({ statusCode: 409, reasonPhrase: "Hot" })],
    ["rejects it without reason", rejects(500, undefined, null), report({ statusCode: 500, payload: null })],
    ["ignores it", ignores(), { kind: "nothing", stage: "new" }],
    ["takes its time", delays(delays(executes(), 20), 1), { ...report({ statusCode: 200 }), afterMs: 21 }],
    [
      "answers after expiry",
      answersAfterExpiry(executes(), 60_000),
      { ...report({ statusCode: 200 }), afterMs: 60_001 },
    ],
    ["answers twice", answersTwice(rejects(400)), { ...report({ statusCode: 400 }), times: 2 }],
    ["leaves", leaves(executes()), { kind: "leave", stage: "left" }],
    ["leaves nothing that it ignores", leaves(ignores()), { kind: "nothing", stage: "new" }],
  ];
  for (const [what, behaviour, reaction] of told) {
    it(`is as told: ${what}`, () => {
      assert.deepEqual(reactionTo(COMMAND, "new", behaviour), reaction);
    });
  }

  it("is another one when the command is sent again", () => {
    const behaviour = answersTwice(delays(leaves(executes()), 20));
    assert.deepEqual(reactionTo(COMMAND, "left", behaviour), { ...report({ statusCode: 200 }), afterMs: 20, times: 2 });
    assert.deepEqual(reactionTo(COMMAND, "underWay", behaviour), { kind: "nothing", stage: "underWay" });
    assert.deepEqual(reactionTo(COMMAND, "reported", behaviour), report({ statusCode: 200 }));
    assert.deepEqual(reactionTo(COMMAND, "reported", ignores()), { kind: "nothing", stage: "reported" });
  });
});

describe("the fate of a result", () => {
  it("depends on its answer", () => {
    const fates = [200, 204, 299, 300, 400, 410, 499, 500, 503, undefined, 199].map((code) => fateOfResult(1, code));
    const again = Array.from({ length: 4 }, () => "again");
    assert.deepEqual(fates, ["done", "done", "done", "again", "givenUp", "givenUp", "givenUp", ...again]);
  });

  it("is to be given up in the end", () => {
    assert.equal(fateOfResult(RESULT_ATTEMPTS_MAX - 1, undefined), "again");
    assert.equal(fateOfResult(RESULT_ATTEMPTS_MAX, 500), "givenUp");
    assert.equal(fateOfResult(RESULT_ATTEMPTS_MAX, 200), "done");
  });

  it("is not decided in no time", () => {
    assert.throws(() => resends(executes(), 9), RangeError);
    assert.throws(() => resends(executes(), Number.NaN), RangeError);
    assert.equal(resends(executes(), 10).resendAfterMs, 10);
  });
});

describe("the commands that a device is sent", () => {
  const read = (text: string, commandType?: string) => readCommands(Buffer.from(text), commandType);

  it("are read with their payloads, whatever else they bear", () => {
    assert.deepEqual(
      read('[ {"id": 7, "payload": {"degrees":96} }, {"id":8,"payload":null}, {"id":-1,"x":1} ]', "boil"),
      {
        ok: true,
        value: [
          COMMAND,
          { commandType: "boil", id: 8, payload: null, payloadText: "null" },
          { commandType: "boil", id: -1, payload: undefined, payloadText: undefined },
        ],
      },
    );
    assert.deepEqual(read("[]", "boil"), { ok: true, value: [] });
  });

  it("keep the spelling of their payloads", () => {
    const payloads = ['{"a":"}]\\\"[{", "b" : [1.50,{}]}', "12345678901234567890", '"\\\\"', "[[], {}]", "null"];
    const commands = payloads.map((payload, id) => `{"id":${id}, "x":[{}], "payload" : ${payload} }`);
    const parsed = read(` [ ${commands.join(" , ")} ] `, "boil");
    assert.deepEqual(parsed.ok && parsed.value.map(({ payloadText }) => payloadText), payloads);
    const long = `"${"x\\\\".repeat(2_000_000)}"`;
    const command = read(`[{"id":1,"payload":${long}}]`, "boil");
    assert.ok(command.ok && command.value[0]?.payloadText === long);
  });

  it("name their type where those of all types are sent", () => {
    assert.deepEqual(read('[{"id":1,"type":"cool"}]'), {
      ok: true,
      value: [{ commandType: "cool", id: 1, payload: undefined, payloadText: undefined }],
    });
    assert.equal(read('[{"id":1}]').ok, false);
  });

  for (const text of ["", "{}", "null", '[{"payload":1}]', '[{"id":"1"}]', '[{"id":1.5}]', "[1]"]) {
    it(`are not read from ${text === "" ? "nothing" : text}`, () => {
      assert.equal(read(text, "boil").ok, false);
    });
  }
});
