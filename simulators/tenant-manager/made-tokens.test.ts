import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { seededRandom, unregisteredWork } from "../../runtime/index.ts";
import { MadeTokens } from "./made-tokens.ts";
import { newSigningKey } from "./signing-key.ts";

const keyOf = async (seed: string) => (await newSigningKey("EdDSA", seededRandom(seed), unregisteredWork)).published;

describe("tokens that were made here", () => {
  it("are known to be signed with the key that they were signed with, and with no other", async () => {
    const made = new MadeTokens();
    const [own, other] = [await keyOf("own"), await keyOf("other")];
    made.add("a.b.c", own);
    assert.ok(made.isSignedWith("a.b.c", [other, own]));
    assert.ok(!made.isSignedWith("a.b.c", [other]));
    assert.ok(!made.isSignedWith("a.b.c", [{ ...own }]));
    assert.ok(!made.isSignedWith("a.b.c", []));
  });

  it("are known character by character", async () => {
    const made = new MadeTokens();
    const key = await keyOf("own");
    made.add("a.b.c", key);
    assert.ok(!made.isSignedWith("a.b.d", [key]));
    assert.ok(!made.isSignedWith("a.b.c ", [key]));
    assert.ok(!made.isSignedWith("a.b.", [key]));
  });

  it("are forgotten, the oldest first, when there are too many", async () => {
    const made = new MadeTokens();
    const key = await keyOf("own");
    for (let number = 0; number <= 10_000; number += 1) {
      made.add(`token ${number}`, key);
    }
    assert.ok(!made.isSignedWith("token 0", [key]));
    assert.ok(made.isSignedWith("token 1", [key]));
    assert.ok(made.isSignedWith("token 10000", [key]));
  });
});
