import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { broadcastUpdateSubject, serviceSpecificUpdateSubject } from "../../../protocol/scmp/index.ts";
import { SamplePlatform, TENANT_ENVIRONMENT } from "../sample-platform.ts";
import { openConfigurations, putKettle, SETTINGS_REQUEST, settledConfigurations } from "./sample-configurations.ts";

describe("configurations of applications", () => {
  it("are fetched at the start, with no more than two requests", async () => {
    const { platform, configurations, settingsOf } = await settledConfigurations();
    assert.deepEqual(settingsOf("kettle-v1"), ['{"x":1}', '{"y":2}']);
    assert.deepEqual(settingsOf("kettle-v2"), ['{"x":1}', undefined]);
    assert.equal(settingsOf("kettle-v3"), undefined);
    assert.equal(configurations.isComplete, true);
    assert.deepEqual(platform.requests.toSorted(), [
      "GET /tekton/api/v1/app-configs?serviceInstanceName=adx",
      "GET /tekton/api/v1/applications",
    ]);
  });

  it("are not known as long as Tekton has never answered, and then they are", async () => {
    const platform = await SamplePlatform.open();
    putKettle(platform, '{"x":1}');
    platform.intercept = () => Response.error();
    const { knowledge, configurations, settingsOf } = await openConfigurations(platform);
    await platform.pass(10_000);
    assert.equal(configurations.isComplete, false);
    assert.match(knowledge.problem() ?? "", /^Configurations are not known yet: GET .*HTTP_UNREACHABLE/);
    platform.intercept = () => undefined;
    await platform.pass(30_000);
    assert.deepEqual(settingsOf("kettle-v1"), ['{"x":1}', '{"y":2}']);
    assert.deepEqual([knowledge.problem(), knowledge.degradations(), configurations.isComplete], [undefined, [], true]);
  });

  const events: readonly (readonly [string, (opened: Awaited<ReturnType<typeof settledConfigurations>>) => void])[] = [
    ["a broadcast for everything", ({ broadcast }) => broadcast(null, null)],
    ["a broadcast for the tenant", ({ broadcast }) => broadcast("a", null)],
    ["a broadcast for an application, known or not", ({ broadcast }) => broadcast("a", "toaster")],
    ["a broadcast for an appversion", ({ broadcast }) => broadcast("a", "kettle", "kettle-v1")],
    ["a broadcast that is not permitted", ({ broadcast }) => broadcast(null, "kettle")],
    ["a message to the service for the tenant", ({ target }) => target("a")],
    ["a message to the service for an appversion", ({ target }) => target("a", "kettle", "kettle-v1")],
    ["a message to the service that is not permitted", ({ target }) => target("x", null, "kettle-v1")],
    ["a break of the bus that is over", ({ tell }) => tell({ kind: "reconnected" })],
  ];
  for (const [event, happen] of events) {
    it(`are fetched anew after ${event}`, async () => {
      const opened = await settledConfigurations(TENANT_ENVIRONMENT, "a");
      putKettle(opened.platform, '{"x":3}');
      happen(opened);
      await opened.platform.pass(10);
      assert.deepEqual(opened.settingsOf("kettle-v1"), ['{"x":3}', '{"y":2}']);
    });
  }

  it("of the only tenant are fetched anew whatever tenant an event names", async () => {
    const { platform, broadcast, settingsOf } = await settledConfigurations();
    putKettle(platform, '{"x":3}');
    broadcast("some-tenant", null);
    await platform.pass(10);
    assert.deepEqual(settingsOf("kettle-v1"), ['{"x":3}', '{"y":2}']);
  });

  const nothing: readonly (readonly [string, (opened: Awaited<ReturnType<typeof settledConfigurations>>) => void])[] = [
    ["an event of an unknown tenant", ({ broadcast }) => broadcast("x", null)],
    ["a message to another service", ({ target }) => target("a", "kettle", null, "cex")],
    [
      "a broadcast that is garbage",
      ({ bus }) => bus.publish(broadcastUpdateSubject("tekton", "upsert"), Buffer.from("?")),
    ],
    [
      "a message that is garbage",
      ({ bus }) => bus.publish(serviceSpecificUpdateSubject("adx", "delete"), Buffer.from("?")),
    ],
  ];
  for (const [event, happen] of nothing) {
    it(`are left alone after ${event}`, async () => {
      const opened = await settledConfigurations(TENANT_ENVIRONMENT, "a");
      const before = opened.platform.asked(SETTINGS_REQUEST);
      happen(opened);
      await opened.platform.pass(1_000);
      assert.equal(opened.platform.asked(SETTINGS_REQUEST), before);
    });
  }

  it("are fetched by every replica, and nobody acknowledges anything", async () => {
    const { platform, bus, target, settingsOf } = await settledConfigurations();
    const other = await openConfigurations(platform);
    const heard: string[] = [];
    bus.subscribe("kaa.v1.replica.>", ({ subject }) => void heard.push(subject));
    await platform.pass(1_000);
    putKettle(platform, '{"x":3}');
    target("kaa", "kettle");
    await platform.pass(10);
    assert.deepEqual(settingsOf("kettle-v1"), ['{"x":3}', '{"y":2}']);
    assert.deepEqual(other.settingsOf("kettle-v1"), ['{"x":3}', '{"y":2}']);
    assert.deepEqual(heard, []);
  });

  it("are fetched a few times in a storm of events, and the last change is not missed", async () => {
    const { platform, target, settingsOf, counts } = await settledConfigurations();
    const before = platform.asked(SETTINGS_REQUEST);
    for (let count = 1; count <= 1_000; count += 1) {
      putKettle(platform, `{"x":${count}}`);
      target("kaa", "kettle");
      await platform.pass(1);
    }
    await platform.pass(200);
    assert.deepEqual(settingsOf("kettle-v1"), ['{"x":1000}', '{"y":2}']);
    assert.ok(platform.asked(SETTINGS_REQUEST) - before <= 11, `${platform.asked(SETTINGS_REQUEST) - before} fetches`);
    assert.deepEqual([...counts.updates.entries()], [["targeted", 1_000]]);
  });

  it("are fetched once more if an event comes while an older answer is on its way", async () => {
    const { platform, target, settingsOf } = await settledConfigurations();
    platform.intercept = ({ url }) => {
      const text = `{"adx":{"kaa":{"applications":{"kettle":${platform.applications[0]?.settings}}}}}`;
      return SETTINGS_REQUEST.test(url)
        ? new Promise((resolve) => void platform.time.schedule(300, () => resolve(new Response(text))))
        : undefined;
    };
    target("kaa");
    await platform.pass(100);
    putKettle(platform, '{"x":9}');
    target("kaa");
    await platform.pass(900);
    assert.deepEqual(settingsOf("kettle-v1"), ['{"x":9}', undefined]);
  });

  it("are caught up with in a period if an event was lost", async () => {
    const { platform, settingsOf } = await settledConfigurations({ KAA_TEKTON_REFRESH_PERIOD_MILLIS: "5000" });
    putKettle(platform, '{"x":3}');
    await platform.pass(3_900);
    assert.deepEqual(settingsOf("kettle-v1"), ['{"x":1}', '{"y":2}']);
    await platform.pass(1_200);
    assert.deepEqual(settingsOf("kettle-v1"), ['{"x":3}', '{"y":2}']);
  });

  const failures: readonly (readonly [string, (url: string) => Response | Promise<Response> | undefined])[] = [
    ["breaks connections", () => Response.error()],
    ["has an error", () => Response.json({ message: "Internal Server Error" }, { status: 500 })],
    [
      "has an error about settings alone",
      (url) => (SETTINGS_REQUEST.test(url) ? new Response("", { status: 503 }) : undefined),
    ],
    [
      "has an error about the list alone",
      (url) => (SETTINGS_REQUEST.test(url) ? undefined : new Response("", { status: 503 })),
    ],
    ["does not find the list", (url) => (SETTINGS_REQUEST.test(url) ? undefined : new Response("", { status: 404 }))],
    ["does not know us any more", () => new Response("", { status: 401 })],
    ["never answers", () => new Promise(() => {})],
    ["begins an answer and never ends it", () => endless()],
    ["answers with garbage", () => new Response("<html>")],
    ["answers with half of it", () => new Response('{"adx":{"kaa":{"applications":{"kettle":{"x":5}')],
    ["answers with something else", () => Response.json(7)],
    ["answers with more than fits", () => new Response("x".repeat(3_000))],
  ];
  for (const [what, answer] of failures) {
    it(`hold on while Tekton ${what}`, async () => {
      const { platform, knowledge, configurations, settingsOf } = await settledConfigurations({
        KAA_TEKTON_BODY_BYTES_MAX: "2000",
      });
      platform.intercept = ({ url }) => answer(url);
      await platform.pass(600_000);
      assert.deepEqual(settingsOf("kettle-v1"), ['{"x":1}', '{"y":2}']);
      assert.deepEqual([configurations.isComplete, knowledge.problem()], [true, undefined]);
      assert.match(knowledge.degradations().join(), /^Tekton, tenant kaa: /);
      putKettle(platform, '{"x":7}');
      platform.intercept = () => undefined;
      await platform.pass(40_000);
      assert.deepEqual([settingsOf("kettle-v1"), knowledge.degradations()], [['{"x":7}', '{"y":2}'], []]);
    });
  }

  it("are gone when Tekton has no settings of the service any more, in whatever form it says so", async () => {
    const forms = ["null", '{"adx":null}', '{"adx":{"kaa":{"applications":{"kettle":null}}}}', 404] as const;
    for (const form of forms) {
      const { platform, settingsOf, target } = await settledConfigurations();
      const answer = () => (form === 404 ? new Response("", { status: 404 }) : new Response(form));
      platform.intercept = ({ url }) => (SETTINGS_REQUEST.test(url) ? answer() : undefined);
      target("kaa");
      await platform.pass(10);
      assert.deepEqual(settingsOf("kettle-v1"), [undefined, undefined], String(form));
    }
  });
});

describe("configurations of a service that closes", () => {
  it("are fetched no more, and what was on its way is dropped", async () => {
    const { platform, knowledge, settingsOf, target } = await settledConfigurations();
    platform.intercept = () =>
      new Promise((resolve) => void platform.time.schedule(300, () => resolve(Response.json([]))));
    target("kaa");
    await platform.pass(100);
    knowledge.close();
    const before = platform.requests.length;
    target("kaa");
    await platform.pass(200_000);
    assert.deepEqual(settingsOf("kettle-v1"), ['{"x":1}', '{"y":2}']);
    assert.equal(platform.requests.length, before);
  });
});

function endless(): Response {
  return new Response(new ReadableStream({ start: (controller) => controller.enqueue(Buffer.from("[")) }));
}
