import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { commandIdentifiers } from "./command-identifiers.ts";
import type { RecordedMessage } from "./recording.ts";
import { answered, BOIL, COMMAND, cexContext, commands, invoked, pushed, said, told } from "./sample-commands.ts";
import { assertBroken, BEGINNING_MS, deliberateContext, judged, sampleContext } from "./sample-trace.ts";

const judge = (...messages: readonly RecordedMessage[]) => judged(commandIdentifiers, messages, cexContext());
const invocations = (
  first: Parameters<typeof invoked>[1],
  second: Parameters<typeof invoked>[1],
  statusCodes: readonly [number, number],
) =>
  judge(
    invoked(1, first),
    invoked(2, { ...second, message: { injected: true } }),
    told(3, 1, { fields: { statusCode: statusCodes[0] } }),
    told(4, 2, { fields: { statusCode: statusCodes[1] } }),
  );

describe("the check of command identifiers", () => {
  it("is content with sound traffic and puts each rule to the test", () => {
    assert.deepEqual(judge(...commands()), {
      exercised: { "CEP-014": 3, "CEX-039": 2, "CIP-015": 1, "CIP-016": 1, "CIP-017": 1 },
      findings: [],
    });
  });

  it("judges callers alone for a target without CEX", () => {
    assert.deepEqual(judged(commandIdentifiers, commands(), sampleContext()).exercised, { "CIP-015": 1 });
  });

  it("finds that CEP-014 is broken by another payload under an identifier, once", () => {
    const other = [{ ...COMMAND, payload: { cups: 3 } }];
    const report = judge(pushed(1, BOIL, [COMMAND]), pushed(2, BOIL, other), pushed(3, BOIL, [COMMAND]));
    assertBroken(report, "CEP-014", [1, 2], /^Two boil commands of the endpoint have the identifier 7$/);
    const asked = [said(2, BOIL, {}), answered(3, 2, BOIL, other)];
    assertBroken(judge(pushed(1, BOIL, [COMMAND]), ...asked), "CEP-014", [1, 3], /identifier 7$/);
  });

  it("finds that CEP-014 is broken by one message with an identifier twice, even with the same payload", () => {
    assertBroken(judge(pushed(1, BOIL, [COMMAND, COMMAND])), "CEP-014", [1], /identifier 7$/);
    const both = [{ id: 1 }, { id: 2 }, { id: 1, payload: 2 }];
    assertBroken(judge(pushed(1, BOIL, both)), "CEP-014", [1], /identifier 1$/);
  });

  it("takes a command that is sent again for the same, however its payload is spelled", () => {
    const payload = (text: string) => Buffer.from(`[{"id":7,"payload":${text}}]`);
    const again = [payload('{"a":1,"b":[1.0]}'), payload('{ "b": [1], "a": 1 }')];
    assert.deepEqual(judge(...again.map((bytes, index) => pushed(index, BOIL, bytes))).findings, []);
    assert.deepEqual(judge(pushed(1, BOIL, [{ id: 7 }]), pushed(2, BOIL, [{ id: 7, payload: null }])).findings, []);
  });

  it("tells commands of other endpoints and types apart, also where all types stand in one array", () => {
    const other = [{ id: 7, payload: "other" }];
    const elsewhere = { fields: { endpointId: "endpoint-2" } };
    const report = judge(
      pushed(1, BOIL, [COMMAND]),
      pushed(2, BOIL, other, elsewhere),
      pushed(3, "/command/sing", other),
    );
    assert.deepEqual(report.findings, []);
    const typed = ["boil", "sing"].map((type) => ({ ...COMMAND, type }));
    assert.deepEqual(judge(said(1, "/command", {}), answered(2, 1, "/command", typed)).findings, []);
    const both = [pushed(1, BOIL, other), said(2, "/command", {}), answered(3, 2, "/command", typed)];
    assertBroken(judge(...both), "CEP-014", [1, 3], /identifier 7$/);
  });

  it("leaves out what was injected and what cannot be read", () => {
    const twin = [COMMAND, COMMAND];
    const byHand = { message: { injected: true } };
    assert.deepEqual(judge(pushed(1, BOIL, twin, byHand), pushed(2, BOIL, "none")), { exercised: {}, findings: [] });
  });

  for (const id of [0, -1, 2_147_483_648]) {
    it(`finds that CEX-039 is broken by the identifier ${id}`, () => {
      assertBroken(judge(pushed(1, BOIL, [{ id }])), "CEX-039", [1], new RegExp(`identifier ${id}, which no caller`));
    });
  }

  it("asks no identifier of a caller to be positive", () => {
    const calls = [invoked(2, { fields: { commandId: -7 } }), pushed(1, BOIL, [{ id: -7 }, { id: 2_147_483_647 }])];
    assert.deepEqual(judge(...calls).findings, []);
  });

  it("finds that CIP-015 is broken by a caller who uses an identifier twice", () => {
    assertBroken(judge(invoked(1), invoked(2)), "CIP-015", [1, 2], /^The boil command 7 was invoked twice$/);
    assert.deepEqual(judge(invoked(1), invoked(2, { fields: { commandType: "sing" } })).findings, []);
  });

  it("excuses a caller whom an example told to do so, and what it put on the bus itself", () => {
    const messages = [invoked(1), invoked(2)];
    const context = deliberateContext("command-caller");
    assert.deepEqual(judged(commandIdentifiers, messages, context), { exercised: {}, findings: [] });
    assert.equal(judged(commandIdentifiers, messages, deliberateContext("client")).findings.length, 1);
    assert.deepEqual(judge(invoked(1), invoked(2, { message: { injected: true } })).findings, []);
  });

  it("finds that CIP-016 is broken by two invocations of the same identifiers that are executed", () => {
    assertBroken(invocations({}, {}, [200, 204]), "CIP-016", [1, 2, 3, 4], /were answered with 200 and 204$/);
  });

  it("finds that CIP-017 is broken by a second invocation that is taken and expires", () => {
    assertBroken(invocations({}, {}, [200, 408]), "CIP-017", [1, 2, 3, 4], /were answered with 200 and 408$/);
  });

  it("is content with any refusal, of whichever of them, and with one that is not answered", () => {
    for (const codes of [
      [200, 409],
      [409, 408],
      [404, 404],
      [503, 200],
    ] as const) {
      assert.deepEqual(invocations({}, {}, codes).findings, []);
    }
    const byHand = { message: { injected: true } };
    assert.deepEqual(judge(invoked(1), invoked(2, byHand), told(3, 1)).exercised, { "CIP-015": 1 });
  });

  it("leaves out invocations that may have expired when they came, and results that were injected", () => {
    const expiring = (leftMs: number) => ({ fields: { timestamp: BEGINNING_MS + 10 + leftMs - 100, timeout: 100 } });
    assert.deepEqual(invocations(expiring(200), {}, [200, 200]).exercised, { "CIP-015": 1 });
    assertBroken(invocations(expiring(201), {}, [200, 200]), "CIP-016", [1, 2, 3, 4], /200 and 200$/);
    const byHand = { message: { injected: true } };
    const results = [told(3, 1), told(4, 2, byHand)];
    assert.deepEqual(judge(invoked(1), invoked(2, byHand), ...results).findings, []);
  });
});
