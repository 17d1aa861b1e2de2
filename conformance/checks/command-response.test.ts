import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { encodeErrorResponse } from "../../protocol/kp/index.ts";
import { commandResponse } from "./command-response.ts";
import { answered, BOIL, BOILED, COMMAND, cexContext, commands, pushed, RESULT, said } from "./sample-commands.ts";
import { assertBroken, judged, sampleContext } from "./sample-trace.ts";

const judge = (...messages: Parameters<typeof judged>[1] & readonly unknown[]) =>
  judged(commandResponse, messages, cexContext());
const response = (payload: unknown, path = BOIL) => judge(said(1, path, {}), answered(2, 1, path, payload));

describe("the check of command responses", () => {
  it("is content with sound traffic and puts each rule to the test", () => {
    assert.deepEqual(judged(commandResponse, commands(), cexContext()), {
      exercised: { "CEP-012": 5, "CEP-037": 2, "CEP-038": 2, "CEP-042": 2, "CEP-010": 3, "CEP-001": 3, "CEP-022": 1 },
      findings: [],
    });
  });

  it("says nothing of a target without CEX", () => {
    assert.deepEqual(judged(commandResponse, commands(), sampleContext()), { exercised: {}, findings: [] });
  });

  for (const payload of [
    null,
    new Uint8Array(),
    {},
    COMMAND,
    [{ payload: 1 }],
    [{ id: "7" }],
    [{ id: 1.5 }],
    [{ ...COMMAND, createdAt: 0 }],
  ]) {
    it(`finds that CEP-012 is broken by the response ${JSON.stringify(payload)}`, () => {
      assertBroken(response(payload), "CEP-012", [1, 2], /^Commands: command response: /);
    });
  }

  it("finds that CEP-012 is broken by what is sent unasked, and asks it for no command then", () => {
    assertBroken(judge(pushed(4, BOIL, {})), "CEP-012", [4], /must be array/);
  });

  it("asks for no commands in errors, in answers to results and from other extensions", () => {
    const error = { fields: { statusCode: 404 } };
    assert.deepEqual(judge(said(1, BOIL, {}), answered(2, 1, BOIL, null, error)), { exercised: {}, findings: [] });
    const other = { fields: { extensionInstanceName: "adx" } };
    assert.deepEqual(judge(said(1, BOIL, {}), answered(2, 1, BOIL, null, other)), { exercised: {}, findings: [] });
    assert.deepEqual(judge(said(1, BOILED, []), answered(2, 1, BOILED, null)).exercised, { "CEP-022": 1 });
  });

  it("leaves out what an example injected", () => {
    const byHand = { message: { injected: true } };
    const messages = [said(1, BOIL, {}), answered(2, 1, BOIL, {}, byHand), pushed(3, BOIL, {}, byHand)];
    assert.deepEqual(judge(...messages), { exercised: {}, findings: [] });
  });

  it("finds that CEP-010 is broken by a type where the endpoint asked for one, and by none where it asked for all", () => {
    assertBroken(
      response([{ id: 7, type: "boil" }]),
      "CEP-010",
      [1, 2],
      /^Command 7 on \/command\/boil names its type$/,
    );
    assertBroken(response([{ id: 7 }], "/command"), "CEP-010", [1, 2], /^Command 7 on \/command lacks a type$/);
    assert.deepEqual(response([{ id: 7, type: "boil" }], "/command").findings, []);
  });

  it("finds that CEP-001 is broken by a command under a type of another form", () => {
    assertBroken(response([COMMAND], "/command/re.boil"), "CEP-001", [1, 2], /under the type "re\.boil"$/);
    assertBroken(response([{ id: 7, type: "a b" }], "/command"), "CEP-001", [1, 2], /under the type "a b"$/);
    assert.deepEqual(response([], "/command/re.boil").findings, []);
  });

  it("allows dashes where the target's profile does", () => {
    const messages = [pushed(4, "/command/re-boil", [COMMAND])];
    assert.deepEqual(judged(commandResponse, messages, cexContext()).findings, []);
    const context = cexContext({ commandTypeCharacters: "alphanumeric" });
    assertBroken(judged(commandResponse, messages, context), "CEP-001", [4], /"re-boil"$/);
  });

  for (const path of [BOILED, "/config/json", "/command"]) {
    it(`finds that CEP-037 is broken by something sent unasked to ${path}`, () => {
      const payload = [{ ...COMMAND, type: "boil" }];
      assertBroken(
        judge(pushed(4, path, payload)),
        "CEP-037",
        [4],
        new RegExp(`^What was sent unasked went to ${path}$`),
      );
    });
  }

  it("allows commands unasked on the resource of all types, to an endpoint that asked there", () => {
    const asked = [said(1, "/command", { observe: true }), answered(2, 1, "/command", [])];
    assert.deepEqual(judge(...asked, pushed(4, "/command", [{ ...COMMAND, type: "boil" }])).findings, []);
  });

  it("finds that CEP-038 is broken by the identifier of a request that did not want to observe", () => {
    for (const payload of [{}, { observe: false }]) {
      const asked = [said(1, BOIL, payload), answered(2, 1, BOIL, [])];
      const report = judge(...asked, pushed(4, BOIL, [COMMAND], { fields: { requestId: 1 } }));
      assertBroken(report, "CEP-038", [4], /under the request identifier 1, which did not ask to observe$/);
    }
  });

  it("allows the identifier of any request on the resource that wanted to observe", () => {
    const observing = (sequence: number) => [
      said(sequence, BOIL, { observe: true }),
      answered(sequence + 1, sequence, BOIL, []),
    ];
    for (const requestId of [1, 3]) {
      const push = pushed(6, BOIL, [COMMAND], { fields: { requestId } });
      assert.deepEqual(judge(...observing(1), ...observing(3), push).findings, []);
    }
    const elsewhere = [said(1, "/command/sing", { observe: true }), answered(2, 1, "/command/sing", [])];
    const push = pushed(6, BOIL, [COMMAND], { fields: { requestId: 1 } });
    assertBroken(judge(...elsewhere, push), "CEP-038", [6], /identifier 1/);
  });

  it("takes nothing for unasked that may answer a message that nobody answered otherwise", () => {
    const stray = pushed(4, "/elsewhere", [], { fields: { requestId: 1 } });
    assert.deepEqual(judge(said(1, BOIL, {}), stray), { exercised: {}, findings: [] });
  });

  it("finds that CEP-042 is broken by an empty array that nobody asked for", () => {
    assertBroken(judge(pushed(4, BOIL, [])), "CEP-042", [4], /holds no command$/);
  });

  it("finds that CEP-022 is broken by an answer to results that says anything but an error", () => {
    const results = (payload: unknown, statusCode: number) =>
      judge(said(1, BOILED, [RESULT]), answered(2, 1, BOILED, payload, { fields: { statusCode } }));
    assertBroken(results([], 200), "CEP-022", [1, 2], /^Results were answered with \[\]$/);
    assertBroken(results({ message: "none" }, 404), "CEP-022", [1, 2], /answered with \{"message":"none"\}$/);
    const error = encodeErrorResponse({ statusCode: 404, reasonPhrase: "No such command" });
    assert.deepEqual(
      [results(error, 404), results(new Uint8Array(), 200)].flatMap(({ findings }) => findings),
      [],
    );
  });
});
