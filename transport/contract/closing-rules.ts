import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { type BusTestBed, bytesOf, textOf } from "./bus-test-bed.ts";

/** How interest and connections end. */
export function closingRules(bed: BusTestBed): void {
  unsubscribingRules(bed);
  drainingRules(bed);
  connectionRules(bed);
}

function unsubscribingRules(bed: BusTestBed): void {
  describe("unsubscribe", () => {
    it("ends one interest and leaves the others", async () => {
      const subject = bed.subject();
      const [sender, receiver] = [await bed.connect("sender"), await bed.connect("receiver")];
      const [ended, kept] = [bed.received(), bed.received()];
      const subscription = receiver.subscribe(subject, ended.take);
      receiver.subscribe(subject, kept.take);
      await receiver.flush();
      sender.publish(subject, bytesOf("one"));
      await ended.reaches(1);
      await kept.reaches(1);
      subscription.unsubscribe();
      sender.publish(subject, bytesOf("two"));
      await kept.reaches(2);
      assert.deepEqual(ended.texts, ["one"]);
    });

    it("inside a handler drops what was not handled yet", async () => {
      const subject = bed.subject();
      const [sender, receiver] = [await bed.connect("sender"), await bed.connect("receiver")];
      const [handled, end] = [bed.received(), bed.received()];
      const subscription = receiver.subscribe(subject, (message) => {
        handled.take(message);
        subscription.unsubscribe();
      });
      receiver.subscribe(`${subject}-end`, end.take);
      await receiver.flush();
      sender.publish(subject, bytesOf("one"));
      sender.publish(subject, bytesOf("two"));
      sender.publish(`${subject}-end`, bytesOf("end"));
      await end.includes("end");
      assert.deepEqual(handled.texts, ["one"]);
    });
  });
}

function drainingRules(bed: BusTestBed): void {
  describe("drain", () => {
    it("hands out what has arrived, in order, and takes nothing that comes later", async () => {
      const subject = bed.subject();
      const [sender, receiver] = [await bed.connect("sender"), await bed.connect("receiver")];
      const [received, end] = [bed.received(), bed.received()];
      const subscription = receiver.subscribe(subject, received.take);
      receiver.subscribe(`${subject}-end`, end.take);
      await receiver.flush();
      const sent = Array.from({ length: 100 }, (_, index) => String(index));
      sent.forEach((text) => sender.publish(subject, bytesOf(text)));
      await bed.settled(sender.flush());
      await bed.settled(subscription.drain());
      assert.deepEqual(received.texts, sent);
      sender.publish(subject, bytesOf("late"));
      sender.publish(`${subject}-end`, bytesOf("end"));
      await end.includes("end");
      assert.deepEqual(received.texts, sent);
    });

    it("is over at once on a connection that has ended", async () => {
      const receiver = await bed.connect("receiver");
      const subscription = receiver.subscribe(bed.subject(), () => {});
      await bed.settled(receiver.close());
      await bed.settled(subscription.drain());
    });
  });
}

function connectionRules(bed: BusTestBed): void {
  describe("close", () => {
    it("hands out what has arrived and lets handlers answer", async () => {
      const subject = bed.subject();
      const [sender, receiver] = [await bed.connect("sender"), await bed.connect("receiver")];
      const answers = await bed.listen(sender, `${subject}.answer`);
      const received = bed.received();
      receiver.subscribe(subject, (message) => {
        received.take(message);
        receiver.publish(`${subject}.answer`, message.payload);
      });
      await receiver.flush();
      const sent = Array.from({ length: 100 }, (_, index) => String(index));
      sent.forEach((text) => sender.publish(subject, bytesOf(text)));
      await bed.settled(sender.flush());
      await bed.settled(receiver.close());
      assert.deepEqual(received.texts, sent);
      await answers.reaches(100);
      assert.deepEqual(answers.texts, sent);
    });

    it("sends what was published", async () => {
      const subject = bed.subject();
      const [sender, receiver] = [await bed.connect("sender"), await bed.connect("receiver")];
      const received = await bed.listen(receiver, subject);
      sender.publish(subject, bytesOf("last words"));
      await bed.settled(sender.close());
      await received.reaches(1);
      assert.equal(textOf(received.messages[0]?.payload ?? new Uint8Array()), "last words");
    });

    it("is told to status listeners, and may be called again", async () => {
      const bus = await bed.connect("alone");
      const kinds: string[] = [];
      const told = new Promise<void>((resolve) =>
        bus.onStatus((status) => {
          kinds.push(status.kind);
          resolve();
        }),
      );
      await bed.settled(bus.close());
      await bed.settled(told);
      await bed.settled(bus.close());
      assert.deepEqual(kinds, ["closed"]);
    });

    it("leaves a connection that refuses to be used", async () => {
      const subject = bed.subject();
      const bus = await bed.connect("alone");
      await bed.settled(bus.close());
      const closed = { code: "BUS_CLOSED" };
      assert.throws(() => bus.publish(subject, bytesOf("x")), closed);
      assert.throws(() => bus.subscribe(subject, () => {}), closed);
      await assert.rejects(bed.settled(bus.flush()), closed);
      await assert.rejects(bed.settled(bus.request(subject, bytesOf("x"), 1_000)), closed);
    });

    it("rejects requests that are still waiting", async () => {
      const subject = bed.subject();
      const [asker, silent] = [await bed.connect("asker"), await bed.connect("silent")];
      const received = await bed.listen(silent, subject);
      const asked = assert.rejects(asker.request(subject, bytesOf("?"), 60_000), { name: "TransportError" });
      await received.reaches(1);
      await bed.settled(asker.close());
      await bed.settled(asked);
    });
  });
}
