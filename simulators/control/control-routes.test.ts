import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { seededIds, seededRandom, silentLogger } from "../../runtime/index.ts";
import { controlRoutes } from "./control-routes.ts";
import { Counters } from "./counters.ts";
import { type DelaySettings, delaySettings, type NoSettings, noSettings, settingsShape } from "./fault-kinds.ts";
import { FAULTS_MAX, FaultRegistry } from "./fault-registry.ts";
import { restApp } from "./rest-app.ts";
import { shape } from "./shape.ts";

interface Kinds {
  readonly delay: DelaySettings;
  readonly silent: NoSettings;
}

function control() {
  const random = seededRandom("control");
  const kinds = { delay: delaySettings, silent: noSettings };
  const faults = new FaultRegistry<Kinds>(kinds, { random, ids: seededIds(random) });
  const app = restApp(silentLogger);
  app.route("/control", controlRoutes(faults, new Counters(["oddities"])));
  const post = (body: string) => app.request("/control/faults", { method: "POST", body });
  const add = async (fault: object): Promise<string> => {
    const response = await post(JSON.stringify(fault));
    assert.equal(response.status, 201);
    return identified.read(await response.json(), "the answer").id;
  };
  return { app, faults, post, add };
}

const identified = shape<{ id: string }>({ type: "object", required: ["id"], properties: { id: { type: "string" } } });
const refused = settingsShape<{ message: string }>({ message: { type: "string" } });

async function refusal(response: Response): Promise<string> {
  return refused.read(await response.json(), "the refusal").message;
}

describe("the control interface", () => {
  it("puts a fault in force, tells how often it fired, and takes it back", async () => {
    const { app, faults, add } = control();
    const id = await add({ kind: "delay", scope: { endpointId: "e1" }, settings: { delayMs: 7 } });

    assert.deepEqual(faults.take("delay", { endpointId: "e1", appVersionName: "av" }), { delayMs: 7 });
    assert.equal(faults.take("delay", { endpointId: "e2", appVersionName: "av" }), undefined);
    assert.equal(faults.take("silent", { endpointId: "e1" }), undefined);

    const removed = await app.request(`/control/faults/${id}`, { method: "DELETE" });
    const expected = { id, kind: "delay", scope: { endpointId: "e1" }, chance: 1, settings: { delayMs: 7 }, fired: 1 };
    assert.deepEqual(await removed.json(), expected);
    assert.equal(faults.take("delay", { endpointId: "e1" }), undefined);
    assert.equal((await app.request(`/control/faults/${id}`)).status, 404);
  });

  it("fires only where everything that the scope names is at hand", async () => {
    const { faults, add } = control();
    await add({ kind: "delay", scope: { tenantId: "t1", applicationName: "a1" }, settings: { delayMs: 1 } });
    assert.equal(faults.take("delay", { tenantId: "t1", applicationName: "a2" }), undefined);
    assert.equal(faults.take("delay", { applicationName: "a1" }), undefined);
    assert.deepEqual(faults.take("delay", { tenantId: "t1", applicationName: "a1" }), { delayMs: 1 });
  });

  it("fires once on what concerns several at once", async () => {
    const { faults, add } = control();
    await add({ kind: "silent", scope: { tenantId: "t1" } });
    assert.equal(
      faults.takeAny("silent", () => []),
      undefined,
    );
    assert.equal(
      faults.takeAny("silent", () => [{ tenantId: "t2" }]),
      undefined,
    );
    assert.deepEqual(
      faults.takeAny("silent", () => [{ tenantId: "t2" }, { tenantId: "t1" }, { tenantId: "t1" }]),
      {},
    );
    assert.deepEqual(
      faults.list().map(({ fired }) => fired),
      [1],
    );
  });

  it("lists the faults in force, the oldest first", async () => {
    const { app, add } = control();
    const ids = [await add({ kind: "silent" }), await add({ kind: "silent", times: 2 })];
    const listed = await (await app.request("/control/faults")).json();
    const common = { kind: "silent", scope: {}, chance: 1, settings: {}, fired: 0 };
    assert.deepEqual(listed, [
      { ...common, id: ids[0] },
      { ...common, id: ids[1], times: 2 },
    ]);
  });

  it("fires a limited fault so often and no more, then the next one that matches", async () => {
    const { faults, add } = control();
    await add({ kind: "delay", times: 2, settings: { delayMs: 1 } });
    await add({ kind: "delay", settings: { delayMs: 2 } });
    const delays = [1, 2, 3].map(() => faults.take("delay", { endpointId: "e" })?.delayMs);
    assert.deepEqual(delays, [1, 1, 2]);
  });

  it("draws chances the same way each time, undisturbed by faults of others", async () => {
    const draws = async (others: readonly object[]): Promise<boolean[]> => {
      const { faults, add } = control();
      for (const other of others) {
        await add(other);
      }
      await add({ kind: "silent", scope: { endpointId: "e1" }, chance: 0.3 });
      return Array.from({ length: 200 }, () => {
        faults.take("silent", { endpointId: "e2" });
        return faults.take("silent", { endpointId: "e1" }) !== undefined;
      });
    };
    const alone = await draws([]);
    assert.deepEqual(await draws([{ kind: "silent", scope: { endpointId: "e2" }, chance: 0.5 }]), alone);
    const fired = alone.filter((taken) => taken).length;
    assert.ok(fired > 30 && fired < 90, `fired ${fired} times of 200`);
  });

  it("draws the chances of equal faults independently", async () => {
    const { faults, add } = control();
    await add({ kind: "silent", chance: 0.5 });
    await add({ kind: "silent", chance: 0.5 });
    const taken = Array.from({ length: 400 }, () => faults.take("silent", {})).filter((settings) => settings).length;
    assert.ok(taken > 260 && taken < 340, `fired ${taken} times of 400, expected about 300`);
  });

  it("refuses an unknown kind and an unknown setting and names the known ones", async () => {
    const { post } = control();
    const kind = await post('{"kind":"slow"}');
    assert.equal(kind.status, 400);
    assert.match(await refusal(kind), /"slow".*delay, silent/);
    const setting = await post('{"kind":"delay","settings":{"delayMs":1,"delay":2}}');
    assert.equal(setting.status, 400);
    assert.match(await refusal(setting), /"delay".*delayMs/);
  });

  it("refuses what is no fault with 400 and stays up", async () => {
    const { post, add } = control();
    const wrong = [
      "",
      "{",
      "[]",
      "{}",
      '{"kind":"silent","chance":1.5}',
      '{"kind":"delay"}',
      '{"kind":"silent","x":1}',
    ];
    for (const body of wrong) {
      const response = await post(body);
      assert.equal(response.status, 400, body);
      assert.notEqual(await refusal(response), "");
    }
    await add({ kind: "silent" });
  });

  it("refuses more faults than it can hold", async () => {
    const { faults, post } = control();
    for (let count = 0; count < FAULTS_MAX; count += 1) {
      faults.add({ kind: "silent", scope: { endpointId: `e${count}` } });
    }
    const response = await post('{"kind":"silent"}');
    assert.equal(response.status, 409);
    assert.match(await refusal(response), /delete one/);
  });

  it("refuses a body that is too long", async () => {
    const { post } = control();
    const response = await post(JSON.stringify({ kind: "x".repeat(1_100_000) }));
    assert.equal(response.status, 413);
  });

  it("answers unknown paths with 404", async () => {
    const { app } = control();
    assert.match(await refusal(await app.request("/nowhere")), /GET \/nowhere/);
  });
});
