import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { type BusTestBed, bytesOf, textOf } from "./bus-test-bed.ts";

/** Payloads and order. */
export function deliveryRules(bed: BusTestBed): void {
  describe("delivery", () => {
    contentRules(bed);
    orderRules(bed);
    handlerRules(bed);
  });
}

function contentRules(bed: BusTestBed): void {
  it("brings subject, payload and reply subject unchanged", async () => {
    const subject = bed.subject();
    const [sender, receiver] = [await bed.connect("sender"), await bed.connect("receiver")];
    const received = await bed.listen(receiver, subject);
    sender.publish(subject, Uint8Array.of(0, 255, 128, 10), "answers.here");
    sender.publish(subject, bytesOf("second"));
    await received.reaches(2);
    const [first, second] = received.messages;
    assert.equal(first?.subject, subject);
    assert.deepEqual([...(first?.payload ?? [])], [0, 255, 128, 10]);
    assert.equal(first?.replyTo, "answers.here");
    assert.equal(first?.noResponders, false);
    assert.equal(second?.replyTo, undefined);
  });

  it("brings an empty payload", async () => {
    const subject = bed.subject();
    const bus = await bed.connect("alone");
    const received = await bed.listen(bus, subject);
    bus.publish(subject, new Uint8Array());
    await received.reaches(1);
    assert.equal(received.messages[0]?.payload.length, 0);
    assert.equal(received.messages[0]?.noResponders, false);
  });

  it("brings a payload of 256 KiB", async () => {
    const subject = bed.subject();
    const [sender, receiver] = [await bed.connect("sender"), await bed.connect("receiver")];
    const received = await bed.listen(receiver, subject);
    const payload = Uint8Array.from({ length: 262_144 }, (_, index) => index % 251);
    sender.publish(subject, payload);
    await received.reaches(1);
    assert.ok(Buffer.from(payload).equals(received.messages[0]?.payload ?? new Uint8Array()));
  });
}

function orderRules(bed: BusTestBed): void {
  it("keeps the order from one connection to another, over all subjects and subscriptions", async () => {
    const subject = bed.subject();
    const [sender, receiver] = [await bed.connect("sender"), await bed.connect("receiver")];
    const received = bed.received();
    receiver.subscribe(`${subject}.a`, received.take);
    receiver.subscribe(`${subject}.b.*`, received.take);
    await receiver.flush();
    const sent = Array.from({ length: 200 }, (_, index) => String(index));
    sent.forEach((text, index) => sender.publish(`${subject}.${index % 2 ? "a" : "b.c"}`, bytesOf(text)));
    await received.reaches(200);
    assert.deepEqual(received.texts, sent);
  });

  it("keeps the order of each sender when several send", async () => {
    const subject = bed.subject();
    const receiver = await bed.connect("receiver");
    const received = await bed.listen(receiver, subject);
    const senders = [await bed.connect("sender"), await bed.connect("sender"), await bed.connect("sender")];
    for (let count = 0; count < 50; count += 1) {
      senders.forEach((sender, index) => sender.publish(subject, bytesOf(`${index}:${count}`)));
    }
    await received.reaches(150);
    for (const index of senders.keys()) {
      const own = received.texts.filter((text) => text.startsWith(`${index}:`));
      assert.deepEqual(
        own,
        Array.from({ length: 50 }, (_, count) => `${index}:${count}`),
      );
    }
  });
}

function handlerRules(bed: BusTestBed): void {
  it("never calls a handler inside publish", async () => {
    const subject = bed.subject();
    const bus = await bed.connect("alone");
    const received = await bed.listen(bus, subject);
    bus.publish(subject, bytesOf("x"));
    assert.equal(received.messages.length, 0);
    await received.reaches(1);
  });

  it("calls one handler at a time", async () => {
    const subject = bed.subject();
    const bus = await bed.connect("alone");
    const received = bed.received();
    let depth = 0;
    bus.subscribe(subject, (message) => {
      depth += 1;
      assert.equal(depth, 1);
      const left = Number(textOf(message.payload));
      if (left > 0) {
        bus.publish(subject, bytesOf(String(left - 1)));
      }
      received.take(message);
      depth -= 1;
    });
    bus.publish(subject, bytesOf("5"));
    await received.reaches(6);
    assert.deepEqual(received.texts, ["5", "4", "3", "2", "1", "0"]);
  });

  it("has taken everything when flush resolves, for subscriptions that come later too", async () => {
    const subject = bed.subject();
    const [sender, receiver] = [await bed.connect("sender"), await bed.connect("receiver")];
    sender.publish(subject, bytesOf("before"));
    await bed.settled(sender.flush());
    const received = await bed.listen(receiver, subject);
    sender.publish(subject, bytesOf("after"));
    await received.includes("after");
    assert.deepEqual(received.texts, ["after"]);
  });

  for (const subject of ["", "white space"]) {
    it(`refuses to publish to '${subject}'`, async () => {
      const bus = await bed.connect("alone");
      assert.throws(() => bus.publish(subject, bytesOf("x")), { code: "INVALID_SUBJECT" });
    });
  }
}
