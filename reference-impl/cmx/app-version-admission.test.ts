import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { startCmx } from "./cmx.ts";
import { clientData, ENVIRONMENT, SampleWorld } from "./sample-world.ts";

const APPLICATIONS = [
  { name: "kettle", versions: [{ name: "kettle-v1" }] },
  { name: "toaster", versions: [{ name: "toaster-v1" }] },
];
const CONFIGS = { cmx: { kaa: { applications: { kettle: null, toaster: { enabled: false } } } } };

/** A CMX that takes its list of appversions from Tekton, which answers late or never. */
async function started(tektonMs = 0) {
  const world = await SampleWorld.open("prompt");
  let requests = 0;
  await world.transport.http.serve("tekton", 0, async ({ url }) => {
    requests += 1;
    if (!Number.isFinite(tektonMs)) {
      return Response.error();
    }
    await new Promise<void>((resolve) => world.time.schedule(tektonMs, resolve));
    return Response.json(url.includes("app-configs") ? CONFIGS : APPLICATIONS);
  });
  const environment = { ...ENVIRONMENT, KAA_TEKTON_ENABLED: "true", KAA_TEKTON_URL: "http://tekton.memory" };
  const beganAtMs = world.time.now();
  const outcome = await world.time.within(3_000, startCmx(world.ports, environment));
  assert.ok(outcome.settled);
  const cmx = outcome.value;
  const startMs = world.time.now() - beganAtMs;
  await world.pass(10);
  const statusFor = async (appVersionName: string, resourcePath = "/config/json") => {
    await world.send(clientData({ appVersionName, resourcePath, payload: Buffer.from("{}") }));
    return world.answers.at(-1)?.answer.statusCode;
  };
  const health = async () => {
    const response = await world.settled(world.transport.http.fetch(new Request("http://cmx-1.memory/health")));
    return response.status;
  };
  return { world, cmx, startMs, statusFor, health, requests: () => requests };
}

describe("CMX that knows which appversions there are", () => {
  it("serves those, and answers 404 for others and for those of a disabled application", async () => {
    const { statusFor } = await started();
    assert.equal(await statusFor("kettle-v1"), 200);
    assert.equal(await statusFor("kettle-v2"), 404);
    assert.equal(await statusFor("toaster-v1"), 404);
    assert.equal(await statusFor("kettle-v2", "/applied/json"), 404);
  });

  it("asks Tekton no more often because of messages", async () => {
    const { statusFor, requests } = await started();
    for (let count = 0; count < 20; count += 1) {
      await statusFor("kettle-v2");
    }
    assert.equal(requests(), 2);
  });

  it("takes no messages before it knows what there is, for two seconds at most", async () => {
    const late = await started(600);
    assert.ok(late.startMs >= 600 && late.startMs < 2_000, `it took ${late.startMs} ms`);
    assert.equal(await late.statusFor("kettle-v1"), 200);
    const { startMs } = await started(Number.POSITIVE_INFINITY);
    assert.ok(startMs >= 2_000, `it took ${startMs} ms`);
  });

  it("starts without Tekton, and answers 503 until it has answered", async () => {
    const { statusFor, health } = await started(Number.POSITIVE_INFINITY);
    assert.deepEqual([await statusFor("kettle-v1"), await health()], [503, 500]);
  });

  it("asks nobody any more once it is closed", async () => {
    const { world, cmx, requests } = await started();
    await world.settled(cmx.close());
    await world.pass(200_000);
    assert.equal(requests(), 2);
  });
});

describe("CMX unless it is told to", () => {
  it("asks Tekton nothing and serves every appversion", async () => {
    const world = await SampleWorld.open("prompt");
    await world.settled(startCmx(world.ports, ENVIRONMENT));
    await world.send(clientData({ appVersionName: "nobody-knows-it" }));
    assert.equal(world.answers.at(-1)?.answer.statusCode, 200);
    assert.ok(!world.log.some((line) => line.includes("configurations")));
  });
});
