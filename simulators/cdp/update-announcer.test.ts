import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { ConfigUpdated } from "../../protocol/cdtp/index.ts";
import { PATH, type ProviderWorld, START_MS, text, withProvider } from "./test-world.ts";

const DEFAULT = "/api/v1/app-versions/kettle-v1";
const NAMED = { replicaId: "cdp-1" };

const announced = (events: readonly ConfigUpdated[]) =>
  events.map(({ endpointId, configId, content }) => [endpointId, configId, text(content)]);

function withAnnouncer(scenario: (world: ProviderWorld) => Promise<void>): Promise<void> {
  return withProvider(scenario, NAMED);
}

describe("the configuration data provider as to updates", () => {
  it("announces what is stored for an endpoint", () =>
    withAnnouncer(async ({ put, updates }) => {
      const configId = await put(PATH, '{"a": 1}');
      const [event, ...others] = await updates();
      assert.deepEqual(others, []);
      assert.ok(event !== undefined);
      const { correlationId, timestamp, content, ...rest } = event;
      assert.ok(correlationId !== "" && timestamp >= START_MS);
      assert.equal(text(content), '{"a": 1}');
      assert.deepEqual(rest, {
        timeout: 0,
        appVersionName: "kettle-v1",
        endpointId: "e-1",
        configId,
        contentType: "application/json",
        originatorReplicaId: "cdp-1",
      });
    }));

  it("announces what holds after a deletion: the default, or that there is nothing", () =>
    withAnnouncer(async ({ put, rest, updates }) => {
      const defaultId = await put(DEFAULT, '"default"');
      await put(PATH, "1");
      await updates();
      await rest("DELETE", PATH);
      assert.deepEqual(announced(await updates()), [["e-1", defaultId, '"default"']]);
      await rest("DELETE", DEFAULT);
      await put(PATH, "1");
      await updates();
      await rest("DELETE", PATH);
      assert.deepEqual(announced(await updates()), [["e-1", "", "null"]]);
    }));

  it("announces a new default to the endpoints that were seen and use it", () =>
    withAnnouncer(async ({ put, rest, ask, report, updates }) => {
      await ask({ endpointId: "asked" });
      await ask({ endpointId: "own" });
      await ask({ endpointId: "elsewhere", appVersionName: "kettle-v2" });
      await ask({ endpointId: "moved" });
      await ask({ endpointId: "moved", appVersionName: "kettle-v2" });
      await report({ endpointId: "reported" });
      await put("/api/v1/endpoints/own/app-versions/kettle-v1", "1");
      await updates();
      const configId = await put(DEFAULT, '"default"');
      assert.deepEqual(announced(await updates()), [
        ["asked", configId, '"default"'],
        ["reported", configId, '"default"'],
      ]);
      await rest("DELETE", DEFAULT);
      assert.deepEqual(announced(await updates()), [
        ["asked", "", "null"],
        ["reported", "", "null"],
      ]);
    }));

  it("announces no named configuration, for which the event has no place", () =>
    withAnnouncer(async ({ put, updates }) => {
      await put(`${PATH}?name=network`, "1");
      assert.deepEqual(await updates(), []);
      await put(`${PATH}?name=default`, "1");
      assert.equal((await updates()).length, 1);
    }));

  it("announces nothing that was refused, and nothing at all if told so", async () => {
    await withAnnouncer(async ({ rest, updates }) => {
      await rest("PUT", PATH, "{");
      await rest("PUT", PATH, "1", { "If-Match": "*" });
      await rest("DELETE", PATH);
      assert.deepEqual(await updates(), []);
    });
    await withProvider(
      async ({ put, updates }) => {
        await put(PATH, "1");
        assert.deepEqual(await updates(), []);
      },
      { announceUpdates: false },
    );
  });

  it("keeps silent or repeats itself on demand", () =>
    withAnnouncer(async ({ put, fault, updates, rest }) => {
      await fault({ kind: "no-update-event", scope: { endpointId: "e-1" }, times: 1 });
      await put(PATH, "1");
      assert.deepEqual(await updates(), []);
      await fault({ kind: "update-event-twice", scope: { appVersionName: "kettle-v1" }, times: 1 });
      await put(PATH, "2");
      const [first, second, ...others] = await updates();
      assert.ok(first !== undefined);
      assert.deepEqual([second, others], [first, []]);
      assert.match(JSON.stringify((await rest("GET", "/control/faults")).body), /"fired":1.*"fired":1/);
    }));
});
