import assert from "node:assert/strict";
import type { CommandOrigin } from "../command.ts";
import type { Fact } from "./fact.ts";
import {
  bytesOf,
  commandTo,
  DEADLINE_MS,
  hexOf,
  keyOf,
  plain,
  reported,
  resultOf,
  START_MS,
  stored,
} from "./samples.ts";

const LARGE = 1_048_576;
const EVERY_BYTE = Uint8Array.from({ length: 256 }, (_, index) => index);
const ORIGINS: readonly CommandOrigin[] = [
  { kind: "rest", replicaId: "replica-1" },
  { kind: "caller", replyTo: "reply.here", correlationId: "c-1" },
  { kind: "caller", replyTo: undefined, correlationId: "" },
];

/** What is stored comes back as it was. */
export function contentRules(fact: Fact): void {
  fact("of a new command come back as they were given, pending", async (store, another) => {
    const replica = await another();
    for (const origin of ORIGINS) {
      const given = commandTo("a", { origin, commandType: "reset", isSentOnce: true });
      const added = await stored(store, given);
      const wanted = {
        ...given,
        commandId: added.commandId,
        state: "PENDING",
        result: undefined,
        updatedAtMs: START_MS,
      };
      assert.deepEqual(plain(added), { ...wanted, payload: hexOf(given.payload) });
      assert.deepEqual(plain(await replica.find(keyOf(added), START_MS)), plain(added));
    }
  });

  for (const [name, payload] of [
    ["none", null],
    ["no bytes", new Uint8Array()],
    ["every byte", EVERY_BYTE],
    ["a megabyte", new Uint8Array(LARGE).fill(0xff)],
  ] as const) {
    fact(`may be ${name}, of a command and of its result`, async (store) => {
      const added = await stored(store, commandTo("a", { payload }));
      assert.deepEqual(await reported(store, "a", [resultOf(1, { payload })]), ["executed"]);
      const found = await store.find(keyOf(added), START_MS);
      assert.equal(hexOf(found?.payload ?? null), hexOf(payload));
      assert.equal(hexOf(found?.result?.payload ?? null), hexOf(payload));
    });
  }

  fact("stay when the caller uses the bytes for something else", async (store) => {
    const payload = bytesOf("1");
    const added = await stored(store, commandTo("a", { payload }));
    await reported(store, "a", [resultOf(1, { payload })]);
    payload.fill(0);
    const found = await store.find(keyOf(added), START_MS);
    assert.deepEqual(
      [found?.payload, found?.result?.payload].map((bytes) => hexOf(bytes ?? null)),
      ["31", "31"],
    );
  });

  reasonPhraseRules(fact);

  fact("of a result come back with the command", async (store) => {
    const added = await stored(store, commandTo("a"));
    const { result } = resultOf(1, { statusCode: 409, reasonPhrase: "Busy", appVersionName: "thermostats-v2" });
    await reported(store, "a", [{ commandId: 1, result }], START_MS + 5);
    const wanted = { ...added, state: "EXECUTED", result, updatedAtMs: START_MS + 5 } as const;
    assert.deepEqual(plain(await store.find(keyOf(added), START_MS + 5)), plain(wanted));
  });

  fact("hold names of any letters", async (store) => {
    const name = 'it\'s "a" \\ %_ {b} ü 💡 $1';
    const given = { commandType: name, tenantId: name, applicationName: name, deadlineMs: DEADLINE_MS };
    const added = await stored(store, commandTo(name, given));
    assert.deepEqual(plain(await store.find(keyOf(added), START_MS)), plain(added));
    await store.rememberEndpoint({ endpointId: name, appVersionName: name }, START_MS);
    assert.deepEqual(await store.endpointsWithOutstanding("", START_MS, 10), [
      { endpointId: name, appVersionName: name },
    ]);
  });
}

function reasonPhraseRules(fact: Fact): void {
  for (const [name, reasonPhrase] of [
    ["none", null],
    ["empty", ""],
    ["with characters of no width and others", "a\u0000b\u0001\u007f\r\n\\u0000 ü 💡"],
    ["of a megabyte", "\u0000ü".repeat(LARGE / 2)],
  ] as const) {
    fact(`may hold a reason phrase that is ${name}`, async (store) => {
      const added = await stored(store, commandTo("a"));
      await reported(store, "a", [resultOf(1, { reasonPhrase })]);
      const found = await store.find(keyOf(added), START_MS);
      assert.equal(found?.result?.reasonPhrase === reasonPhrase, true);
    });
  }

  fact("may hold a reason phrase with half a character", async (store) => {
    const added = await stored(store, commandTo("a"));
    await reported(store, "a", [resultOf(1, { reasonPhrase: "a\ud800b\udc00" })]);
    const found = await store.find(keyOf(added), START_MS);
    assert.equal(found?.result?.reasonPhrase?.toWellFormed(), "a\ufffdb\ufffd");
  });
}
