import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  broadcastConfigurationUpdateCodec,
  broadcastUpdateSubject,
  serviceSpecificConfigurationUpdateCodec,
  serviceSpecificUpdateSubject,
} from "../../../protocol/scmp/index.ts";
import { PlatformKnowledge } from "../platform-knowledge.ts";
import { BEGINNING_MS, SamplePlatform, TENANT_ENVIRONMENT, tellingBus } from "../sample-platform.ts";
import { readSecuritySettings } from "../security/index.ts";
import type { Environment } from "../service.ts";
import { SettingsReader } from "../settings.ts";
import { TektonCounts } from "./tekton-counts.ts";
import { readTektonSettings } from "./tekton-settings.ts";

const TEKTON = { KAA_TEKTON_ENABLED: "true", KAA_TEKTON_URL: "http://tekton.memory" };
const CONFIGS = /app-configs/;
const EVENT = { correlationId: "c", timestamp: BEGINNING_MS };

/** One replica of a service that begins to learn from the platform. */
async function open(platform: SamplePlatform, environment: Environment = {}) {
  const told = tellingBus(await platform.transport.connectBus("replica"));
  const reader = new SettingsReader({ ...TEKTON, ...environment });
  const tekton = readTektonSettings(reader);
  assert.ok(tekton !== undefined);
  const security = readSecuritySettings(reader);
  const counts = new TektonCounts();
  const ports = platform.portsOn("replica", told.bus);
  const knowledge = new PlatformKnowledge({ tekton, security, serviceInstanceName: "adx", ports, counts });
  const { configurations } = knowledge;
  const settingsOf = (name: string) => {
    const found = configurations.find(name);
    return found === undefined ? undefined : [found.application, found.appVersion];
  };
  return { platform, knowledge, configurations, settingsOf, tell: told.tell, counts };
}

async function openSettled(environment: Environment = {}, ...tenantIds: readonly string[]) {
  const platform = await SamplePlatform.open(...tenantIds);
  put(platform, '{"x":1}');
  const bus = await platform.transport.connectBus("tekton");
  const opened = await open(platform, environment);
  await platform.pass(1_000);
  const broadcast = (tenantID: string | null, appName: string | null, appVerName: string | null = null) =>
    bus.publish(
      broadcastUpdateSubject("tekton", "upsert"),
      broadcastConfigurationUpdateCodec.encode({ ...EVENT, originatorReplicaId: "t-1", tenantID, appName, appVerName }),
      "kaa.v1.replica.t-1.scmp.Acknowledgement",
    );
  const target = (tenantID: string, appName: string | null = null, appVerName: string | null = null, to = "adx") =>
    bus.publish(
      serviceSpecificUpdateSubject(to, "upsert"),
      serviceSpecificConfigurationUpdateCodec.encode({ ...EVENT, tenantID, appName, appVerName }),
      "kaa.v1.replica.t-1.scmp.Acknowledgement",
    );
  return { ...opened, bus, broadcast, target };
}

/** Has Tekton know one application of tenant "kaa" or "a" with these settings. */
function put(platform: SamplePlatform, settings: string, tenantId = platform.tenants[0]?.id ?? "kaa"): void {
  platform.applications = [
    { tenantId, name: "kettle", settings, versions: { "kettle-v1": '{"y":2}', "kettle-v2": undefined } },
  ];
}

describe("configurations of applications", () => {
  it("are fetched at the start, with no more than two requests", async () => {
    const { platform, configurations, settingsOf } = await openSettled();
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
    put(platform, '{"x":1}');
    platform.intercept = () => Response.error();
    const { knowledge, configurations, settingsOf } = await open(platform);
    await platform.pass(10_000);
    assert.equal(configurations.isComplete, false);
    assert.match(knowledge.problem() ?? "", /^Configurations are not known yet: GET .*HTTP_UNREACHABLE/);
    platform.intercept = () => undefined;
    await platform.pass(30_000);
    assert.deepEqual(settingsOf("kettle-v1"), ['{"x":1}', '{"y":2}']);
    assert.deepEqual([knowledge.problem(), knowledge.degradations(), configurations.isComplete], [undefined, [], true]);
  });

  const events: readonly (readonly [string, (opened: Awaited<ReturnType<typeof openSettled>>) => void])[] = [
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
      const opened = await openSettled(TENANT_ENVIRONMENT, "a");
      put(opened.platform, '{"x":3}');
      happen(opened);
      await opened.platform.pass(10);
      assert.deepEqual(opened.settingsOf("kettle-v1"), ['{"x":3}', '{"y":2}']);
    });
  }

  it("of the only tenant are fetched anew whatever tenant an event names", async () => {
    const { platform, broadcast, settingsOf } = await openSettled();
    put(platform, '{"x":3}');
    broadcast("some-tenant", null);
    await platform.pass(10);
    assert.deepEqual(settingsOf("kettle-v1"), ['{"x":3}', '{"y":2}']);
  });

  const nothing: readonly (readonly [string, (opened: Awaited<ReturnType<typeof openSettled>>) => void])[] = [
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
      const opened = await openSettled(TENANT_ENVIRONMENT, "a");
      const before = opened.platform.asked(CONFIGS);
      happen(opened);
      await opened.platform.pass(1_000);
      assert.equal(opened.platform.asked(CONFIGS), before);
    });
  }

  it("are fetched by every replica, and nobody acknowledges anything", async () => {
    const { platform, bus, target, settingsOf } = await openSettled();
    const other = await open(platform);
    const heard: string[] = [];
    bus.subscribe("kaa.v1.replica.>", ({ subject }) => void heard.push(subject));
    await platform.pass(1_000);
    put(platform, '{"x":3}');
    target("kaa", "kettle");
    await platform.pass(10);
    assert.deepEqual(settingsOf("kettle-v1"), ['{"x":3}', '{"y":2}']);
    assert.deepEqual(other.settingsOf("kettle-v1"), ['{"x":3}', '{"y":2}']);
    assert.deepEqual(heard, []);
  });

  it("are fetched a few times in a storm of events, and the last change is not missed", async () => {
    const { platform, target, settingsOf, counts } = await openSettled();
    const before = platform.asked(CONFIGS);
    for (let count = 1; count <= 1_000; count += 1) {
      put(platform, `{"x":${count}}`);
      target("kaa", "kettle");
      await platform.pass(1);
    }
    await platform.pass(200);
    assert.deepEqual(settingsOf("kettle-v1"), ['{"x":1000}', '{"y":2}']);
    assert.ok(platform.asked(CONFIGS) - before <= 11, `${platform.asked(CONFIGS) - before} fetches`);
    assert.deepEqual([...counts.updates.entries()], [["targeted", 1_000]]);
  });

  it("are fetched once more if an event comes while an older answer is on its way", async () => {
    const { platform, target, settingsOf } = await openSettled();
    platform.intercept = ({ url }) => {
      const text = `{"adx":{"kaa":{"applications":{"kettle":${platform.applications[0]?.settings}}}}}`;
      return CONFIGS.test(url)
        ? new Promise((resolve) => void platform.time.schedule(300, () => resolve(new Response(text))))
        : undefined;
    };
    target("kaa");
    await platform.pass(100);
    put(platform, '{"x":9}');
    target("kaa");
    await platform.pass(900);
    assert.deepEqual(settingsOf("kettle-v1"), ['{"x":9}', undefined]);
  });

  it("are caught up with in a period if an event was lost", async () => {
    const { platform, settingsOf } = await openSettled({ KAA_TEKTON_REFRESH_PERIOD_MILLIS: "5000" });
    put(platform, '{"x":3}');
    await platform.pass(3_900);
    assert.deepEqual(settingsOf("kettle-v1"), ['{"x":1}', '{"y":2}']);
    await platform.pass(1_200);
    assert.deepEqual(settingsOf("kettle-v1"), ['{"x":3}', '{"y":2}']);
  });

  const failures: readonly (readonly [string, (url: string) => Response | Promise<Response> | undefined])[] = [
    ["breaks connections", () => Response.error()],
    ["has an error", () => Response.json({ message: "Internal Server Error" }, { status: 500 })],
    ["has an error about settings alone", (url) => (CONFIGS.test(url) ? new Response("", { status: 503 }) : undefined)],
    ["has an error about the list alone", (url) => (CONFIGS.test(url) ? undefined : new Response("", { status: 503 }))],
    ["does not find the list", (url) => (CONFIGS.test(url) ? undefined : new Response("", { status: 404 }))],
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
      const { platform, knowledge, configurations, settingsOf } = await openSettled({
        KAA_TEKTON_BODY_BYTES_MAX: "2000",
      });
      platform.intercept = ({ url }) => answer(url);
      await platform.pass(600_000);
      assert.deepEqual(settingsOf("kettle-v1"), ['{"x":1}', '{"y":2}']);
      assert.deepEqual([configurations.isComplete, knowledge.problem()], [true, undefined]);
      assert.match(knowledge.degradations().join(), /^Tekton, tenant kaa: /);
      put(platform, '{"x":7}');
      platform.intercept = () => undefined;
      await platform.pass(40_000);
      assert.deepEqual([settingsOf("kettle-v1"), knowledge.degradations()], [['{"x":7}', '{"y":2}'], []]);
    });
  }

  it("are gone when Tekton has no settings of the service any more, in whatever form it says so", async () => {
    const forms = ["null", '{"adx":null}', '{"adx":{"kaa":{"applications":{"kettle":null}}}}', 404] as const;
    for (const form of forms) {
      const { platform, settingsOf, target } = await openSettled();
      const answer = () => (form === 404 ? new Response("", { status: 404 }) : new Response(form));
      platform.intercept = ({ url }) => (CONFIGS.test(url) ? answer() : undefined);
      target("kaa");
      await platform.pass(10);
      assert.deepEqual(settingsOf("kettle-v1"), [undefined, undefined], String(form));
    }
  });
});

describe("configurations of several tenants", () => {
  const TWO = [
    { tenantId: "a", name: "kettle", settings: '{"of":"a"}', versions: { "kettle-v1": undefined } },
    { tenantId: "b", name: "toaster", settings: '{"of":"b"}', versions: { "toaster-v1": undefined } },
  ];

  async function two() {
    const platform = await SamplePlatform.open("a", "b");
    platform.applications = TWO;
    const opened = await open(platform, TENANT_ENVIRONMENT);
    await platform.pass(1_000);
    return opened;
  }

  it("are asked for in the name of each tenant, and kept apart", async () => {
    const { platform, configurations } = await two();
    assert.equal(configurations.find("kettle-v1")?.tenantId, "a");
    assert.equal(configurations.find("toaster-v1")?.tenantId, "b");
    assert.equal(configurations.application("a", "toaster"), undefined);
    assert.equal(configurations.application("b", "toaster")?.settings, '{"of":"b"}');
    for (const tenantId of ["a", "b"]) {
      const token = `by ${tenantId}-token-\\d$`;
      assert.equal(platform.asked(new RegExp(`GET /tekton/api/v1/applications\\?tenantId=${tenantId} ${token}`)), 1);
      assert.equal(platform.asked(new RegExp(`GET /tekton/api/v1/app-configs\\?serviceInstanceName=adx ${token}`)), 1);
    }
  });

  it("do not depend on each other", async () => {
    const { platform, configurations, knowledge } = await two();
    platform.intercept = (request) =>
      /a-token/.test(request.headers.get("authorization") ?? "") ? new Response("", { status: 500 }) : undefined;
    platform.applications = TWO.map((application) => ({ ...application, settings: '{"of":"both"}' }));
    await platform.pass(100_000);
    assert.equal(configurations.find("kettle-v1")?.application, '{"of":"a"}');
    assert.equal(configurations.find("toaster-v1")?.application, '{"of":"both"}');
    assert.deepEqual(
      knowledge.degradations().map((text) => text.slice(0, 17)),
      ["Tekton, tenant a:"],
    );
  });

  it("are incomplete, but not a problem, while one of them was never known", async () => {
    const platform = await SamplePlatform.open("a", "b");
    platform.applications = TWO;
    platform.intercept = ({ url }) => (url.includes("tenantId=b") ? Response.error() : undefined);
    const { configurations, knowledge } = await open(platform, TENANT_ENVIRONMENT);
    await platform.pass(1_000);
    assert.equal(configurations.find("kettle-v1")?.tenantId, "a");
    assert.deepEqual(
      [configurations.isComplete, knowledge.problem(), knowledge.degradations().length],
      [false, undefined, 1],
    );
  });

  it("go with their tenant, even while they are being fetched, and come with it", async () => {
    const { platform, configurations } = await two();
    const [a] = platform.tenants.splice(0, 1);
    assert.ok(a !== undefined);
    platform.intercept = (request) =>
      /a-token/.test(request.headers.get("authorization") ?? "")
        ? new Promise((resolve) => void platform.time.schedule(900, () => resolve(Response.json([]))))
        : undefined;
    await platform.pass(61_000);
    assert.deepEqual(
      [configurations.find("kettle-v1"), configurations.access("a"), configurations.isComplete],
      [undefined, undefined, true],
    );
    platform.intercept = () => undefined;
    platform.tenants.push(a);
    await platform.pass(61_000);
    assert.equal(configurations.find("kettle-v1")?.tenantId, "a");
  });

  it("wait for the tenants to be known", async () => {
    const platform = await SamplePlatform.open("a");
    platform.intercept = ({ url }) => (url.includes("tenants") ? Response.error() : undefined);
    const { configurations, knowledge } = await open(platform, TENANT_ENVIRONMENT);
    await platform.pass(1_000);
    assert.equal(configurations.isComplete, false);
    assert.match(knowledge.problem() ?? "", /^Tenants are not known yet/);
  });

  it("are fetched for eight tenants at a time", async () => {
    const tenantIds = Array.from({ length: 20 }, (_, index) => `t${index}`);
    const platform = await SamplePlatform.open(...tenantIds);
    let underWay = 0;
    let most = 0;
    platform.intercept = ({ url }) => {
      if (!CONFIGS.test(url)) {
        return undefined;
      }
      underWay += 1;
      most = Math.max(most, underWay);
      return new Promise((resolve) => {
        platform.time.schedule(100, () => {
          underWay -= 1;
          resolve(Response.json({}));
        });
      });
    };
    const { configurations } = await open(platform, TENANT_ENVIRONMENT);
    await platform.pass(2_000);
    assert.deepEqual([most, configurations.isComplete], [8, true]);
  });

  it("are fetched with a new token when Tekton refuses the old one", async () => {
    const { platform, configurations } = await two();
    platform.intercept = (request) =>
      /-token-[12]$/.test(request.headers.get("authorization") ?? "") ? new Response("", { status: 401 }) : undefined;
    platform.applications = TWO.map((application) => ({ ...application, settings: '{"new":1}' }));
    await platform.pass(61_000);
    assert.equal(configurations.find("kettle-v1")?.application, '{"new":1}');
    assert.equal(configurations.find("toaster-v1")?.application, '{"new":1}');
  });
});

describe("configurations of a service that closes", () => {
  it("are fetched no more, and what was on its way is dropped", async () => {
    const { platform, knowledge, settingsOf, target } = await openSettled();
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
