import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { MessageBus } from "../message-bus.ts";
import { type BusTestBed, bytesOf, type Received } from "./bus-test-bed.ts";

const MESSAGES = 200;

/** Joins `group` with a connection of its own and marks the end of what `sender` sends by a subject beside. */
async function member(bed: BusTestBed, subject: string, group: string): Promise<Received> {
  const bus = await bed.connect(`${group}-member`);
  const received = bed.received();
  bus.subscribe(subject, received.take, { queueGroup: group });
  bus.subscribe(`${subject}-end`, received.take);
  await bus.flush();
  return received;
}

/** What each member got, once all that was sent has arrived everywhere: the end comes last from the same sender. */
async function sharesOf(sender: MessageBus, subject: string, members: readonly Received[]): Promise<string[][]> {
  const sent = Array.from({ length: MESSAGES }, (_, index) => String(index));
  sent.forEach((text) => sender.publish(subject, bytesOf(text)));
  sender.publish(`${subject}-end`, bytesOf("end"));
  for (const one of members) {
    await one.includes("end");
  }
  return members.map((one) => one.texts.slice(0, -1));
}

function assertEachOnce(shares: readonly string[][]): void {
  const numbers = shares.flat().map(Number);
  assert.deepEqual(
    numbers.toSorted((left, right) => left - right),
    Array.from({ length: MESSAGES }, (_, index) => index),
  );
}

/** Queue groups share messages. */
export function queueGroupRules(bed: BusTestBed): void {
  describe("queue groups", () => {
    it("give each message to exactly one member, and every member gets some", async () => {
      const subject = bed.subject();
      const members = [
        await member(bed, subject, "g"),
        await member(bed, subject, "g"),
        await member(bed, subject, "g"),
      ];
      const shares = await sharesOf(await bed.connect("sender"), subject, members);
      assertEachOnce(shares);
      assert.ok(
        shares.every((share) => share.length > 0),
        `shares of ${shares.map((share) => share.length).join(", ")}`,
      );
    });

    it("get each message once per group, beside plain subscribers", async () => {
      const subject = bed.subject();
      const first = [await member(bed, subject, "first"), await member(bed, subject, "first")];
      const second = [await member(bed, subject, "second"), await member(bed, subject, "second")];
      const plainBus = await bed.connect("plain");
      const plain = await bed.listen(plainBus, subject);
      const shares = await sharesOf(await bed.connect("sender"), subject, [...first, ...second]);
      await plain.reaches(MESSAGES);
      assertEachOnce(shares.slice(0, 2));
      assertEachOnce(shares.slice(2));
      assertEachOnce([plain.texts]);
    });

    it("are one group over different patterns that cover the subject", async () => {
      const subject = bed.subject();
      const bus = await bed.connect("member");
      const received = bed.received();
      bus.subscribe(`${subject}.x`, received.take, { queueGroup: "g" });
      bus.subscribe(`${subject}.*`, received.take, { queueGroup: "g" });
      bus.subscribe(`${subject}-end`, received.take);
      await bus.flush();
      const sender = await bed.connect("sender");
      sender.publish(`${subject}.x`, bytesOf("x"));
      sender.publish(`${subject}-end`, bytesOf("end"));
      await received.includes("end");
      assert.deepEqual(received.texts, ["x", "end"]);
    });

    it("give everything to the members that stay when one leaves", async () => {
      const subject = bed.subject();
      const leaving = await bed.connect("leaving");
      const left = bed.received();
      const subscription = leaving.subscribe(subject, left.take, { queueGroup: "g" });
      await leaving.flush();
      const staying = await member(bed, subject, "g");
      subscription.unsubscribe();
      await leaving.flush();
      assertEachOnce(await sharesOf(await bed.connect("sender"), subject, [staying]));
      assert.equal(left.messages.length, 0);
    });
  });
}
