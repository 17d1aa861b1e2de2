import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { seededRandom, VirtualTime } from "../runtime/index.ts";
import { inMemoryTransport } from "../transport/index.ts";
import { type Alterations, alteredBus } from "./alteration.ts";

const TEXT = new TextEncoder();

/** Two buses that share a world: one as it is, and one with alterations. */
async function buses(alterations: Alterations) {
  const random = seededRandom("alteration");
  const time = new VirtualTime(0, random.fork("deliveries"));
  const transport = inMemoryTransport(time, random.fork("transport"), time);
  const plain = await transport.connectBus("plain");
  const altered = alteredBus(await transport.connectBus("altered"), alterations);
  const settle = (): Promise<unknown> => time.within(1000, new Promise(() => {}));
  return { plain, altered, settle };
}

describe("the bus of a mutant", () => {
  it("passes everything on as it is if nothing is altered", async () => {
    const { plain, altered, settle } = await buses({});
    const seen: string[] = [];
    plain.subscribe("a", ({ subject, replyTo }) => seen.push(`${subject} ${replyTo}`));
    altered.subscribe("b", ({ subject, replyTo }) => seen.push(`${subject} ${replyTo}`));
    await settle();
    altered.publish("a", TEXT.encode("x"), "r");
    plain.publish("b", TEXT.encode("x"));
    await settle();
    assert.deepEqual(seen.toSorted(), ["a r", "b undefined"]);
  });

  it("sends what the alteration sends, as often as it does", async () => {
    const { plain, altered, settle } = await buses({
      outgoing: (message, send) => {
        send(message);
        send({ ...message, subject: "copy" });
      },
    });
    const seen: string[] = [];
    plain.subscribe(">", ({ subject }) => seen.push(subject));
    await settle();
    altered.publish("a", TEXT.encode("x"));
    await settle();
    assert.deepEqual(seen, ["a", "copy"]);
  });

  it("delivers what the alteration delivers, and listens where it says", async () => {
    const { plain, altered, settle } = await buses({
      incoming: (message, deliver) => {
        if (message.payload.byteLength > 0) {
          deliver(message);
        }
      },
      subscription: (subject) => `${subject}.elsewhere`,
    });
    const seen: string[] = [];
    altered.subscribe("a", ({ subject, payload }) => seen.push(`${subject} ${payload.byteLength}`));
    await settle();
    for (const subject of ["a", "a.elsewhere"]) {
      plain.publish(subject, TEXT.encode("x"));
      plain.publish(subject, new Uint8Array());
    }
    await settle();
    assert.deepEqual(seen, ["a.elsewhere 1"]);
  });

  it("joins another queue group where the alteration says so, and none where the service joins none", async () => {
    const { plain, altered, settle } = await buses({ queueGroup: (group) => `${group}-own` });
    const seen: string[] = [];
    plain.subscribe("a", () => seen.push("plain"), { queueGroup: "group" });
    altered.subscribe("a", () => seen.push("altered"), { queueGroup: "group" });
    altered.subscribe("a", () => seen.push("alone"));
    await settle();
    plain.publish("a", TEXT.encode("x"));
    await settle();
    assert.deepEqual(seen.toSorted(), ["alone", "altered", "plain"]);
  });
});
