import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { errorAnswer } from "../service/index.ts";
import { AnswerCache } from "./answer-cache.ts";

/** Asks a cache, and tells whether it had to be made. */
function asking(cache: AnswerCache) {
  return (revision: number, path: string, payloadBytes = 0): "made" | "known" => {
    let outcome: "made" | "known" = "known";
    const make = () => {
      outcome = "made";
      return { statusCode: 200, reasonPhrase: path, payload: new Uint8Array(payloadBytes) };
    };
    const answer = cache.find(revision, path) ?? cache.keep(revision, path, make());
    assert.equal(answer.reasonPhrase, path);
    return outcome;
  };
}

describe("the cache of answers", () => {
  it("has the answer to a path of a revision made once, errors included", () => {
    const cache = new AnswerCache();
    const ask = asking(cache);
    assert.deepEqual([ask(1, "a"), ask(1, "a"), ask(1, "b"), ask(2, "a")], ["made", "known", "made", "made"]);
    const error = errorAnswer(404, "No");
    assert.equal(cache.keep(3, "a", error), error);
    assert.equal(cache.find(3, "a"), error);
  });

  it("does not take one revision and path for others that read alike", () => {
    const ask = asking(new AnswerCache());
    assert.deepEqual([ask(1, "1 a"), ask(11, "a"), ask(1, " a"), ask(1, "a")], ["made", "made", "made", "made"]);
  });

  it("keeps what is asked for again and again, and drops the rest", () => {
    const ask = asking(new AnswerCache(4));
    ask(1, "a");
    for (let count = 0; count < 10; count += 1) {
      assert.equal(ask(1, `other ${count}`), "made");
      assert.equal(ask(1, "a"), "known");
    }
    assert.equal(ask(1, "other 0"), "made");
  });

  it("holds so many at most", () => {
    const ask = asking(new AnswerCache(4));
    for (const path of ["a", "b", "c", "d", "e"]) {
      ask(1, path);
    }
    assert.deepEqual([ask(1, "e"), ask(1, "d"), ask(1, "a")], ["known", "known", "made"]);
  });

  it("holds so many bytes at most, and never an answer that is very large", () => {
    const ask = asking(new AnswerCache(1_000, 20_000));
    for (const path of ["a", "b", "c"]) {
      ask(1, path, 6_000);
    }
    assert.deepEqual([ask(1, "c", 6_000), ask(1, "b", 6_000), ask(1, "a", 6_000)], ["known", "known", "made"]);
    const ofMany = new AnswerCache(1_000, 20_000);
    for (let revision = 0; revision < 100; revision += 1) {
      asking(ofMany)(revision, "a");
    }
    assert.deepEqual([ofMany.find(0, "a"), ofMany.find(99, "a")?.statusCode], [undefined, 200]);
    const roomy = asking(new AnswerCache());
    roomy(1, "a", 300_000);
    assert.equal(roomy(1, "a", 300_000), "made");
  });
});
