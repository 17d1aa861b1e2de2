import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { type BusTestBed, bytesOf } from "./bus-test-bed.ts";

interface WildcardCase {
  readonly pattern: string;
  readonly covers: readonly string[];
  readonly leavesOut: readonly string[];
}

const CASES: readonly WildcardCase[] = [
  { pattern: "a.b", covers: ["a.b"], leavesOut: ["a", "a.b.c", "a.B", "b.a"] },
  { pattern: "a.*", covers: ["a.b", "a.*"], leavesOut: ["a", "a.b.c", "b.a"] },
  { pattern: "*.b", covers: ["a.b", "c.b"], leavesOut: ["b", "a.c", "a.a.b"] },
  { pattern: "a.*.c", covers: ["a.b.c"], leavesOut: ["a.c", "a.b.b.c", "a.b.d"] },
  { pattern: "a.>", covers: ["a.b", "a.b.c"], leavesOut: ["a", "b.a", "aa.b"] },
  { pattern: "a.*.>", covers: ["a.b.c", "a.b.c.d"], leavesOut: ["a.b", "a"] },
  { pattern: "a.b*", covers: [], leavesOut: ["a.bc", "a.b"] },
];

/** `*` and `>` in subscriptions. */
export function wildcardRules(bed: BusTestBed): void {
  describe("wildcards", () => {
    for (const { pattern, covers, leavesOut } of CASES) {
      it(`'${pattern}' covers ${covers.join(", ") || "nothing"} and leaves out ${leavesOut.join(", ")}`, async () => {
        const subject = bed.subject();
        const [sender, receiver] = [await bed.connect("sender"), await bed.connect("receiver")];
        const received = bed.received();
        receiver.subscribe(`${subject}.${pattern}`, received.take);
        receiver.subscribe(`${subject}-end`, received.take);
        await receiver.flush();
        for (const name of [...leavesOut, ...covers]) {
          sender.publish(`${subject}.${name}`, bytesOf(name));
        }
        sender.publish(`${subject}-end`, bytesOf("end"));
        await received.includes("end");
        assert.deepEqual(received.texts, [...covers, "end"]);
      });
    }

    it("bring one copy for each subscription that covers the subject", async () => {
      const subject = bed.subject();
      const [sender, receiver] = [await bed.connect("sender"), await bed.connect("receiver")];
      const received = bed.received();
      for (const pattern of ["*", ">", "x"]) {
        receiver.subscribe(`${subject}.${pattern}`, received.take);
      }
      receiver.subscribe(`${subject}-end`, received.take);
      await receiver.flush();
      sender.publish(`${subject}.x`, bytesOf("x"));
      sender.publish(`${subject}-end`, bytesOf("end"));
      await received.includes("end");
      assert.deepEqual(received.texts, ["x", "x", "x", "end"]);
    });

    for (const pattern of ["", "a b", "a..b", "a.>.b"]) {
      it(`'${pattern}' cannot be subscribed to`, async () => {
        const bus = await bed.connect("alone");
        assert.throws(() => bus.subscribe(pattern, () => {}), { code: "INVALID_SUBJECT" });
      });
    }
  });
}
