import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { BreakableConnection } from "../../transport/index.ts";
import { PATH, type Raw2017World, withProvider } from "./test-world.ts";

function withBreak(scenario: (world: Raw2017World, line: BreakableConnection) => Promise<void>): Promise<void> {
  const line = new BreakableConnection();
  return withProvider(
    (world) => scenario(world, line),
    {},
    (bus) => line.around(bus),
  );
}

describe("the provider of 2017 whose connection to the bus breaks", () => {
  for (const known of [true, false]) {
    it(`announces the latest afterwards, the break being ${known ? "known" : "noticed only then"}`, () =>
      withBreak(async ({ rest, announcedEvents }, line) => {
        line.break();
        if (known) {
          line.tell("disconnected");
        }
        const gone = PATH.replace("e-1", "e-3");
        for (const path of [PATH, PATH, PATH.replace("e-1", "e-2"), gone]) {
          assert.equal((await rest("PUT", path, { config: 1 })).status, 200);
        }
        assert.equal((await rest("DELETE", gone)).status, 204);
        assert.deepEqual(await announcedEvents(), []);
        assert.match(JSON.stringify((await rest("GET", "/control/counters")).body), /"announcementsMissed":4/);
        line.restore();
        assert.deepEqual(
          (await announcedEvents()).map(({ endpointId, configVersion }) => [endpointId, configVersion]),
          [
            ["e-1", 2],
            ["e-2", 1],
          ],
        );
        line.restore();
        assert.deepEqual(await announcedEvents(), []);
      }));
  }
});
