import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { configAppliedSubject } from "../../protocol/cdtp/index.ts";
import { shape } from "../control/index.ts";
import { PATH, type ProviderWorld, withProvider } from "./test-world.ts";

const STATUSES = "/api/v1/statuses?endpointId=e-1";

type Status = Readonly<Record<string, string | number | null>>;

const page = shape<{ readonly content: readonly Status[] }>({
  type: "object",
  required: ["content", "pageable", "totalElements", "totalPages", "last", "sort", "size", "number", "empty"],
  properties: { content: { type: "array", items: { type: "object" } } },
});

async function statuses({ rest }: ProviderWorld, query = ""): Promise<readonly Status[]> {
  return page.read((await rest("GET", `${STATUSES}${query}`)).body, "the statuses").content;
}

/** Status, code and reason of each. */
const summary = (found: readonly Status[]) =>
  found.map(({ status, confirmationStatusCode, confirmationReasonPhrase }) => [
    status,
    confirmationStatusCode,
    confirmationReasonPhrase,
  ]);

describe("the configuration data provider as to statuses", () => {
  it("knows what was sent and what the endpoint said of it", () =>
    withProvider(
      async (world) => {
        const configId = await world.put(PATH, '{"a": 1}');
        assert.deepEqual(await statuses(world), []);
        await world.respond();
        const sent = {
          configId,
          endpointId: "e-1",
          appVersionName: "kettle-v1",
          status: "DISPATCHED",
          config: '{"a": 1}',
          lastDispatchedDate: "2026-01-31T00:00:00.000Z",
          lastConfirmedDate: null,
          confirmationStatusCode: null,
          confirmationReasonPhrase: null,
        };
        assert.deepEqual(await statuses(world), [sent]);
        await world.report({ configId, statusCode: 400, reasonPhrase: "Not for me" });
        const rejected = {
          ...sent,
          status: "REJECTED",
          lastConfirmedDate: "2026-01-31T00:00:01.000Z",
          confirmationStatusCode: 400,
          confirmationReasonPhrase: "Not for me",
        };
        assert.deepEqual(await statuses(world), [rejected]);
        await world.report({ configId });
        assert.deepEqual(summary(await statuses(world)), [["CONFIRMED", 200, null]]);
      },
      { announceUpdates: false },
    ));

  it("takes a configuration that the endpoint says it has for applied, unless it was confirmed", () =>
    withProvider(async (world) => {
      const configId = await world.put(PATH, "1");
      await world.respond();
      await world.respond({ configId });
      assert.deepEqual(summary(await statuses(world)), [["CONFIRMED", 200, "Implicitly applied"]]);
      await world.report({ configId, reasonPhrase: "Said so" });
      await world.respond({ configId });
      assert.deepEqual(summary(await statuses(world)), [["CONFIRMED", 200, "Said so"]]);
      await world.respond({ configId: "" });
      assert.equal((await statuses(world)).length, 1);
    }));

  it("counts an announcement as sent", () =>
    withProvider(async (world) => {
      await world.put(PATH, "1");
      assert.deepEqual(summary(await statuses(world)), [["DISPATCHED", null, null]]);
    }));

  it("finds by endpoint, appversion and configuration, page by page", () =>
    withProvider(async (world) => {
      for (const configId of ["a", "b", "c"]) {
        await world.report({ configId });
      }
      await world.report({ configId: "a", appVersionName: "kettle-v2" });
      await world.report({ configId: "a", endpointId: "e-2" });
      const ids = async (query: string) =>
        (await statuses(world, query)).map(({ appVersionName, configId }) => [appVersionName, configId]);
      assert.deepEqual(await ids("&configId=a"), [
        ["kettle-v1", "a"],
        ["kettle-v2", "a"],
      ]);
      assert.deepEqual(await ids("&appVersionName=kettle-v2"), [["kettle-v2", "a"]]);
      assert.deepEqual(await ids("&appVersionName=kettle-v1&size=2&page=1"), [["kettle-v1", "c"]]);
      const shown = JSON.stringify((await world.rest("GET", `${STATUSES}&size=3&page=1`)).body);
      assert.match(shown, /"totalElements":4,"totalPages":2,"last":true,.*"numberOfElements":1,"first":false,"size":3/);
      for (const query of ["&size=0", "&page=-1", "&page=x", "&size="]) {
        assert.equal((await world.rest("GET", `${STATUSES}${query}`)).status, 400, query);
      }
      assert.equal((await world.rest("GET", "/api/v1/statuses")).status, 400);
    }));

  it("notes the reports of every consumer, or of the one that it is told", async () => {
    const noted = (consumerInstanceName: string | undefined, expected: readonly string[]) =>
      withProvider(
        async (world) => {
          await world.report({ configId: "a" }, "cmx");
          await world.report({ configId: "b" }, "cmx_ota");
          assert.deepEqual(
            (await statuses(world)).map(({ configId }) => configId),
            expected,
          );
        },
        consumerInstanceName === undefined ? {} : { consumerInstanceName },
      );
    await noted(undefined, ["a", "b"]);
    await noted("cmx_ota", ["b"]);
  });

  it("drops and counts reports that it cannot read", () =>
    withProvider(async ({ transport, rest, updates }) => {
      const bus = await transport.connectBus("another");
      bus.publish(configAppliedSubject("cmx"), new TextEncoder().encode("no Avro"));
      await updates();
      assert.match(JSON.stringify((await rest("GET", "/control/counters")).body), /"unreadableAppliedEvents":1/);
    }));
});
