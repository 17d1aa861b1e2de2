import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { SamplePlatform, TENANT_ENVIRONMENT } from "../sample-platform.ts";
import { openConfigurations, SETTINGS_REQUEST } from "./sample-configurations.ts";

describe("configurations of several tenants", () => {
  const TWO = [
    { tenantId: "a", name: "kettle", settings: '{"of":"a"}', versions: { "kettle-v1": undefined } },
    { tenantId: "b", name: "toaster", settings: '{"of":"b"}', versions: { "toaster-v1": undefined } },
  ];

  async function two() {
    const platform = await SamplePlatform.open("a", "b");
    platform.applications = TWO;
    const opened = await openConfigurations(platform, TENANT_ENVIRONMENT);
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
    const { configurations, knowledge } = await openConfigurations(platform, TENANT_ENVIRONMENT);
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
    const { configurations, knowledge } = await openConfigurations(platform, TENANT_ENVIRONMENT);
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
      if (!SETTINGS_REQUEST.test(url)) {
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
    const { configurations } = await openConfigurations(platform, TENANT_ENVIRONMENT);
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
