import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { promptDeliveries } from "../../runtime/index.ts";
import { Lane, PendingLine } from "./pending-line.ts";

const nextTurn = () => new Promise<void>((resolve) => promptDeliveries.deliver("test", resolve));
const numbersTo = (count: number) => Array.from({ length: count }, (_, index) => index);

function lineOf(limit: number) {
  const handled: number[] = [];
  const notices: string[] = [];
  const line = new PendingLine<number>(limit, ({ subject, pending }) => notices.push(`${subject} ${pending}`));
  const lane = (subject: string) => new Lane<number>(subject, (item) => handled.push(item));
  return { line, lane, handled, notices };
}

describe("a line of pending messages", () => {
  it("hands out nothing inside the arrival while there is room", async () => {
    const { line, lane, handled, notices } = lineOf(3);
    const a = lane("a");
    numbersTo(3).forEach((item) => line.push(a, item));
    assert.deepEqual(handled, []);
    await nextTurn();
    assert.deepEqual(handled, [0, 1, 2]);
    assert.deepEqual(notices, []);
  });

  it("tells once that a limit is crossed, holds no more than the limit and keeps the order", async () => {
    const { line, lane, handled, notices } = lineOf(3);
    const a = lane("a");
    numbersTo(10).forEach((item) => line.push(a, item));
    assert.deepEqual(notices, ["a 4"]);
    assert.deepEqual(handled, numbersTo(7));
    await nextTurn();
    assert.deepEqual(handled, numbersTo(10));
  });

  it("keeps the order over subscriptions when only one of them is over its limit", async () => {
    const { line, lane, handled, notices } = lineOf(2);
    const [a, b] = [lane("a"), lane("b")];
    [b, a, a, b, a, a].forEach((one, item) => line.push(one, item));
    assert.deepEqual(notices, ["a 3"]);
    await nextTurn();
    assert.deepEqual(handled, numbersTo(6));
  });

  it("tells again after the subscription's share has been empty", async () => {
    const { line, lane, notices } = lineOf(2);
    const a = lane("a");
    numbersTo(3).forEach((item) => line.push(a, item));
    await nextTurn();
    numbersTo(3).forEach((item) => line.push(a, item));
    assert.deepEqual(notices, ["a 3", "a 3"]);
  });

  it("hands out a bounded number in one turn", async () => {
    const { line, lane, handled } = lineOf(1000);
    const a = lane("a");
    numbersTo(300).forEach((item) => line.push(a, item));
    await nextTurn();
    assert.ok(handled.length < 300, `${handled.length} were handed out in one turn`);
    line.handOutAll();
    assert.deepEqual(handled, numbersTo(300));
  });

  it("drops what waits for a subscription that has ended", async () => {
    const { line, lane, handled } = lineOf(5);
    const [a, b] = [lane("a"), lane("b")];
    line.push(a, 1);
    line.push(b, 2);
    a.ended = true;
    await nextTurn();
    assert.deepEqual(handled, [2]);
  });
});
