import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { possiblePushes, saidOfObserving, unasked } from "./push.ts";
import type { RecordedMessage } from "./recording.ts";
import { answered, BOIL, COMMAND, pushed, said } from "./sample-commands.ts";
import { sampleTrace } from "./sample-trace.ts";
import type { TracedMessage } from "./trace.ts";

/** The sequence numbers of what the service sent and `tell` accepts. */
function accepted(tell: typeof unasked, messages: readonly RecordedMessage[]): readonly number[] {
  const trace = sampleTrace(messages);
  const isAccepted = tell(trace);
  const numbers = ({ sequence }: TracedMessage): number => sequence;
  return trace.records("ExtensionData").filter(isAccepted).map(numbers);
}

const utf8 = (text: string) => new TextEncoder().encode(text);

describe("what is sent without having been asked for", () => {
  it("may carry the identifier of a request for commands that wanted to observe", () => {
    const push = pushed(4, BOIL, [COMMAND], { fields: { requestId: 1 } });
    assert.deepEqual(accepted(possiblePushes, [said(1, BOIL, { observe: true }), push]), [4]);
    assert.deepEqual(accepted(possiblePushes, [said(1, BOIL, { observe: false }), push]), []);
    assert.deepEqual(accepted(possiblePushes, [said(1, "/command/sing", { observe: true }), push]), []);
  });

  it("has a correlation identifier that no message had", () => {
    const messages = [said(1, BOIL, {}), answered(2, 1, BOIL, []), pushed(3, BOIL, [COMMAND])];
    assert.deepEqual(accepted(unasked, messages), [3]);
  });

  it("is not what may answer a message that has no other answer", () => {
    const stray = pushed(3, BOIL, [], { fields: { requestId: 1 } });
    assert.deepEqual(accepted(unasked, [said(1, BOIL, {}), stray]), []);
    assert.deepEqual(accepted(unasked, [said(1, BOIL, {}), answered(2, 1, BOIL, []), stray]), [3]);
  });
});

describe("what a message says of observing", () => {
  for (const [resourcePath, payload, wanted] of [
    [BOIL, '{"observe":true}', true],
    ["/command", '{"observe":false}', false],
    ["/config/json", '{"observe":true}', true],
    [BOIL, "{}", undefined],
    [BOIL, '{"observe":1}', undefined],
    ["/result/boil", '{"observe":true}', undefined],
    ["/applied/json", '{"observe":true}', undefined],
  ] as const) {
    it(`is ${wanted ?? "nothing"} on ${resourcePath} with ${payload}`, () => {
      assert.equal(saidOfObserving({ resourcePath, payload: utf8(payload) }), wanted);
    });
  }
});
