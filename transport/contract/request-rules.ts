import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { NoRespondersError, RequestTimeoutError } from "../message-bus.ts";
import { type BusTestBed, bytesOf, textOf } from "./bus-test-bed.ts";

const LONG_MS = 5_000;
const SHORT_MS = 50;

/** Answers, and the lack of them. */
export function requestRules(bed: BusTestBed): void {
  describe("requests", () => {
    it("resolve with the answer", async () => {
      const subject = bed.subject();
      const [asker, answerer] = [await bed.connect("asker"), await bed.connect("answerer")];
      answerer.subscribe(subject, (message) => {
        assert.ok(message.replyTo !== undefined);
        answerer.publish(message.replyTo, bytesOf(`re: ${textOf(message.payload)}`));
      });
      await answerer.flush();
      const asked = [asker.request(subject, bytesOf("a"), LONG_MS), asker.request(subject, bytesOf("b"), LONG_MS)];
      const answers = await bed.settled(Promise.all(asked));
      assert.deepEqual(
        answers.map((answer) => textOf(answer.payload)),
        ["re: a", "re: b"],
      );
    });

    it("resolve with the first of several answers", async () => {
      const subject = bed.subject();
      const [asker, answerer] = [await bed.connect("asker"), await bed.connect("answerer")];
      answerer.subscribe(subject, (message) => {
        answerer.publish(message.replyTo ?? "nowhere", bytesOf("first"));
        answerer.publish(message.replyTo ?? "nowhere", bytesOf("second"));
      });
      await answerer.flush();
      const answer = await bed.settled(asker.request(subject, bytesOf("?"), LONG_MS));
      assert.equal(textOf(answer.payload), "first");
    });

    it("reject when nobody listens", async () => {
      const subject = bed.subject();
      const asker = await bed.connect("asker");
      await assert.rejects(bed.settled(asker.request(subject, bytesOf("?"), LONG_MS)), (error: unknown) => {
        assert.ok(error instanceof NoRespondersError, String(error));
        assert.equal(error.subject, subject);
        return true;
      });
    });

    it("reject when no answer comes in time", async () => {
      const subject = bed.subject();
      const [asker, silent] = [await bed.connect("asker"), await bed.connect("silent")];
      const received = await bed.listen(silent, subject);
      await assert.rejects(bed.settled(asker.request(subject, bytesOf("?"), SHORT_MS)), (error: unknown) => {
        assert.ok(error instanceof RequestTimeoutError, String(error));
        assert.ok(error.message.includes(subject) && error.message.includes(String(SHORT_MS)), error.message);
        return true;
      });
      await received.reaches(1);
    });
  });

  noticeRules(bed);
}

function noticeRules(bed: BusTestBed): void {
  describe("the notice that nobody listens", () => {
    it("comes to the sender's plain subscription of the reply subject", async () => {
      const [subject, answers] = [bed.subject(), bed.subject()];
      const sender = await bed.connect("sender");
      const received = await bed.listen(sender, `${answers}.*`);
      sender.publish(subject, bytesOf("?"), `${answers}.here`);
      await received.reaches(1);
      const notice = received.messages[0];
      assert.equal(notice?.noResponders, true);
      assert.equal(notice?.subject, `${answers}.here`);
      assert.equal(notice?.payload.length, 0);
    });

    it("comes once, and to no other connection", async () => {
      const [subject, answers] = [bed.subject(), bed.subject()];
      const [sender, other] = [await bed.connect("sender"), await bed.connect("other")];
      const [own, others] = [await bed.listen(sender, answers), await bed.listen(other, answers)];
      sender.publish(subject, bytesOf("?"), answers);
      sender.publish(answers, bytesOf("end"));
      await own.includes("end");
      await others.includes("end");
      assert.deepEqual(own.texts, ["", "end"]);
      assert.deepEqual(others.texts, ["end"]);
    });

    it("does not come while a queue group listens, or to a message that asks for no answer", async () => {
      const [subject, answers] = [bed.subject(), bed.subject()];
      const [sender, worker] = [await bed.connect("sender"), await bed.connect("worker")];
      const own = await bed.listen(sender, answers);
      const work = await bed.listen(worker, subject, { queueGroup: "workers" });
      sender.publish(subject, bytesOf("?"), answers);
      sender.publish(`${subject}.unheard`, bytesOf("?"));
      sender.publish(answers, bytesOf("end"));
      await own.includes("end");
      await work.reaches(1);
      assert.deepEqual(own.texts, ["end"]);
    });
  });
}
