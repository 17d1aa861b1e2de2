import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { INBOX_MESSAGES_MAX, Inbox, InboxClosedError } from "./inbox.ts";

describe("an inbox", () => {
  it("hands out a message that came before it was asked for", async () => {
    const inbox = new Inbox<string>();
    inbox.add("push 1");
    inbox.add("push 2");
    assert.equal(await inbox.next((message) => message.endsWith("2")), "push 2");
    assert.equal(await inbox.next(() => true), "push 1");
  });

  it("hands out a message that comes later, to one party only", async () => {
    const inbox = new Inbox<string>();
    const first = inbox.next(() => true);
    const second = inbox.next(() => true);
    inbox.add("one");
    inbox.add("two");
    assert.deepEqual(await Promise.all([first, second]), ["one", "two"]);
    assert.deepEqual(inbox.all, ["one", "two"]);
  });

  it("does not waste a message on a party that has given up", async () => {
    const inbox = new Inbox<string>();
    const giveUp = new AbortController();
    const abandoned = inbox.next(() => true, giveUp.signal);
    giveUp.abort(new Error("no longer"));
    inbox.add("one");
    await assert.rejects(abandoned, /no longer/);
    await assert.rejects(
      inbox.next(() => true, giveUp.signal),
      /no longer/,
    );
    assert.equal(await inbox.next(() => true), "one");
  });

  it("forgets the oldest messages", async () => {
    const inbox = new Inbox<number>();
    for (let number = 0; number <= INBOX_MESSAGES_MAX; number += 1) {
      inbox.add(number);
    }
    assert.equal(inbox.all.length, INBOX_MESSAGES_MAX);
    assert.equal(await inbox.next(() => true), 1);
  });

  it("rejects waits when it is closed, and still hands out what came before", async () => {
    const inbox = new Inbox<string>();
    inbox.add("early");
    const never = inbox.next((message) => message === "late");
    inbox.close();
    await assert.rejects(never, InboxClosedError);
    await assert.rejects(
      inbox.next((message) => message === "late"),
      InboxClosedError,
    );
    assert.equal(await inbox.next(() => true), "early");
  });
});
