import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { ConfigUpdated } from "../../protocol/cdtp/index.ts";
import { BreakableConnection } from "../../transport/index.ts";
import { PATH, type ProviderWorld, withProvider } from "./test-world.ts";

const announced = (events: readonly ConfigUpdated[]) =>
  events.map(({ endpointId, configId }) => [endpointId, configId]);

function withBreak(scenario: (world: ProviderWorld, line: BreakableConnection) => Promise<void>): Promise<void> {
  const line = new BreakableConnection();
  return withProvider(
    (world) => scenario(world, line),
    {},
    (bus) => line.around(bus),
  );
}

describe("the configuration data provider whose connection to the bus breaks", () => {
  for (const known of [true, false]) {
    it(`announces afterwards what changed meanwhile, the break being ${known ? "known" : "noticed only then"}`, () =>
      withBreak(async ({ put, rest, updates }, line) => {
        line.break();
        if (known) {
          line.tell("disconnected");
        }
        await put(PATH, "1");
        const last = await put(PATH, "2");
        const other = await put(PATH.replace("e-1", "e-2"), "3");
        assert.deepEqual(await updates(), []);
        assert.match(JSON.stringify((await rest("GET", "/control/counters")).body), /"updatesMissed":3/);
        line.restore();
        assert.deepEqual(announced(await updates()), [
          ["e-1", last],
          ["e-2", other],
        ]);
        line.restore();
        assert.deepEqual(await updates(), []);
      }));
  }

  it("announces what holds afterwards: a default, or nothing", () =>
    withBreak(async ({ put, rest, ask, updates }, line) => {
      await ask({ endpointId: "e-3" });
      await put(PATH, "1");
      await updates();
      line.break();
      line.tell("disconnected");
      assert.equal((await rest("DELETE", PATH)).status, 204);
      const defaultId = await put("/api/v1/app-versions/kettle-v1", "2");
      line.restore();
      assert.deepEqual(announced(await updates()), [
        ["e-1", defaultId],
        ["e-3", defaultId],
      ]);
    }));

  it("announces nothing that was announced before, or was not to be announced", () =>
    withBreak(async ({ put, fault, rest, updates }, line) => {
      await put(PATH, "1");
      assert.equal((await updates()).length, 1);
      line.break();
      line.tell("disconnected");
      await put(`${PATH}?name=network`, "1");
      await fault({ kind: "no-update-event", scope: { endpointId: "e-2" } });
      await put(PATH.replace("e-1", "e-2"), "1");
      line.restore();
      assert.deepEqual(await updates(), []);
      assert.match(JSON.stringify((await rest("GET", "/control/faults")).body), /"fired":1/);
    }));

  it("breaks again while it catches up, and announces it the next time", () =>
    withBreak(async ({ put, updates }, line) => {
      line.break();
      line.tell("disconnected");
      const configId = await put(PATH, "1");
      line.tell("reconnected");
      assert.deepEqual(await updates(), []);
      line.restore();
      assert.deepEqual(announced(await updates()), [["e-1", configId]]);
    }));
});
