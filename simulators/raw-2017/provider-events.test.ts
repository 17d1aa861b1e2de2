import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { PATH, START_MS, textOf, withProvider } from "./test-world.ts";

describe("a new configuration at the provider of 2017", () => {
  it("is announced with its content before the request that stores it is answered", () =>
    withProvider(
      async ({ rest, announcedEvents }) => {
        const reply = await rest("PUT", PATH, { config: { fan: 2 }, configVersion: 7 });
        assert.deepEqual(reply, { status: 200, body: { configVersion: 7, contentType: "json" } });
        const [event, ...others] = await announcedEvents();
        assert.ok(event !== undefined && others.length === 0);
        const { correlationId, content, ...rest7 } = event;
        assert.notEqual(correlationId, "");
        assert.equal(textOf(content), '{"fan":2}');
        assert.deepEqual(rest7, {
          eventTimestamp: START_MS,
          originatorReplicaId: "cdp-1",
          appVersionToken: "kettle-v1",
          endpointId: "e-1",
          configVersion: 7,
          contentType: "json",
        });
      },
      { replicaId: "cdp-1" },
    ));

  it("is not announced if that is not wanted, and can be announced later", () =>
    withProvider(async ({ rest, announcedEvents }) => {
      await rest("PUT", PATH, { config: 1, announce: false });
      await rest("PUT", PATH, { config: 2, announce: false });
      assert.deepEqual(await announcedEvents(), []);
      const owner = { appVersionToken: "kettle-v1", endpointId: "e-1" };
      assert.equal((await rest("POST", "/control/announcements", owner)).status, 204);
      await rest("POST", "/control/announcements", { ...owner, configVersion: 1 });
      assert.deepEqual(
        (await announcedEvents()).map(({ configVersion }) => configVersion),
        [2, 1],
      );
      assert.equal((await rest("POST", "/control/announcements", { ...owner, endpointId: "e-2" })).status, 404);
    }));

  it("may be of another content type, and is listed as it was stored", () =>
    withProvider(
      async ({ rest, announcedEvents }) => {
        await rest("PUT", PATH, { bytes: "CAI=" });
        await rest("PUT", PATH, { config: 5, contentType: "json" });
        assert.deepEqual(
          (await announcedEvents()).map(({ contentType }) => contentType),
          ["protobuf", "json"],
        );
        assert.deepEqual((await rest("GET", PATH)).body, [
          { configVersion: 1, contentType: "protobuf", bytes: "CAI=" },
          { configVersion: 2, contentType: "json", bytes: "NQ==" },
        ]);
      },
      { contentType: "protobuf" },
    ));

  for (const [body, status] of [
    [{}, 400],
    [{ config: 1, bytes: "CAI=" }, 400],
    [{ bytes: "C" }, 400],
    [{ config: 1, configVersion: 1.5 }, 400],
    [{ config: 1, colour: "red" }, 400],
    [{ config: 1, configVersion: 3 }, 409],
  ] as const) {
    it(`is refused with ${status}: ${JSON.stringify(body)}`, () =>
      withProvider(async ({ rest }) => {
        await rest("PUT", PATH, { config: 0, configVersion: 3 });
        assert.equal((await rest("PUT", PATH, body)).status, status);
      }));
  }

  for (const [kind, expected] of [
    ["no-new-available-event", 0],
    ["new-available-event-twice", 2],
  ] as const) {
    it(`with the fault ${kind} is announced ${expected} times`, () =>
      withProvider(async ({ rest, announced, fault }) => {
        await fault(kind);
        await rest("PUT", PATH, { config: 1 });
        assert.equal((await announced()).length, expected);
      }));
  }

  it("with the fault new-available-unreadable is announced by bytes that nobody can read", () =>
    withProvider(async ({ rest, announced, fault }) => {
      await fault("new-available-unreadable");
      await rest("PUT", PATH, { config: 1 });
      assert.equal(textOf((await announced())[0]?.payload), "{ this is no JSON");
    }));
});

describe("an endpoint that took a configuration", () => {
  it("is noted with the version, as CMX says so", () =>
    withProvider(async ({ rest, say }) => {
      await say({ configVersion: 7, originatorReplicaId: "cmx-1" });
      await say({ endpointId: "e-2" }, "cmx-b");
      const { body } = await rest("GET", "/control/updated-events?endpointId=e-1");
      assert.deepEqual(body, [
        {
          heardAtMs: START_MS,
          subject: "kaa.v1.events.cmx.endpoint.config.updated",
          originatorReplicaId: "cmx-1",
          correlationId: "c-9",
          eventTimestamp: START_MS,
          appVersionToken: "kettle-v1",
          endpointId: "e-1",
          configVersion: 7,
        },
      ]);
      assert.match(JSON.stringify((await rest("GET", "/control/updated-events")).body), /"originatorReplicaId":null/);
    }));

  it("is noted only if the right CMX says so", () =>
    withProvider(
      async ({ rest, say }) => {
        await say({}, "cmx-b");
        await say(Buffer.from("{}"));
        assert.deepEqual((await rest("GET", "/control/updated-events")).body, []);
        assert.match(JSON.stringify((await rest("GET", "/control/counters")).body), /"unreadableUpdatedEvents":1/);
      },
      { consumerInstanceName: "cmx" },
    ));
});

describe("a configuration of an originator", () => {
  const published = {
    appVersionToken: "kettle-v1",
    endpointId: "e-1",
    configVersion: 4,
    contentType: "json",
    config: 5,
  };

  it("is taken over and announced by the provider of its content type, and passed over by others", () =>
    withProvider(
      async ({ rest, originate, announcedEvents }) => {
        assert.equal((await originate({ ...published, contentType: "protobuf" })).status, 202);
        assert.equal((await originate(published)).status, 202);
        assert.deepEqual(
          (await announcedEvents()).map(({ configVersion, contentType }) => [configVersion, contentType]),
          [[4, "json"]],
        );
        assert.match(
          JSON.stringify((await rest("GET", "/control/counters")).body),
          /"originatedTaken":1,"originatedIgnored":1/,
        );
      },
      { originatorInstanceName: "tool" },
    ));

  it("is not taken over twice", () =>
    withProvider(
      async ({ originate, announcedEvents }) => {
        await originate(published);
        await originate(published);
        assert.equal((await announcedEvents()).length, 1);
      },
      { originatorInstanceName: "tool" },
    ));

  it("means nothing to a provider that listens to nobody", () =>
    withProvider(async ({ originate, announcedEvents }) => {
      await originate(published);
      assert.deepEqual(await announcedEvents(), []);
      assert.equal((await originate({ ...published, config: undefined })).status, 400);
    }));
});
