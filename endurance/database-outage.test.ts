import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { clockWaiter, seededRandom, systemClock } from "../runtime/index.ts";
import {
  type Call,
  CexSlots,
  CommandWorld,
  type DeviceCrowd,
  placeOf,
  type ReplicaPlace,
  type RestCaller,
} from "./commands/index.ts";
import { enduranceLength, repeatable } from "./endurance-length.ts";

const REPLICAS = 2;
const OUTAGES = 2;
/** Within this time whoever asks is told that CEX cannot serve. */
const REFUSED_MS = 6_000;
const HEALTH_MS = 5_000;
const RECOVERY_MS = 10_000;
const LOOK_MS = 50;
const TTL_MS = 60_000;
const ENDPOINT = "device-0";
/** What must not leave CEX: names of programs, hosts and tables. */
const INTERNALS = /postgres|sql|127\.0\.0\.1|econn|replica|select/i;

const length = enduranceLength();
const waiter = clockWaiter(systemClock);
const never = new Promise<never>(() => undefined);

/** Looks until there is something to see, and returns it. */
async function eventually<T>(what: string, boundMs: number, look: () => Promise<T | undefined>): Promise<T> {
  const untilMs = systemClock.now() + boundMs;
  for (;;) {
    const seen = await look();
    if (seen !== undefined) {
      return seen;
    }
    assert.ok(systemClock.now() < untilMs, `${what}: not within ${boundMs} ms`);
    await waiter.within(LOOK_MS, never);
  }
}

async function within<T>(what: string, boundMs: number, work: Promise<T>): Promise<T> {
  const waited = await waiter.within(boundMs, work);
  assert.ok(waited.settled, `${what}: not within ${boundMs} ms`);
  return waited.value;
}

async function health({ managementUrl }: ReplicaPlace): Promise<{ readonly status: number; readonly text: string }> {
  const response = await within("/health is answered", HEALTH_MS, fetch(`${managementUrl}/health`));
  return { status: response.status, text: await response.text() };
}

/** CEX, and all who want something of it. */
interface Scene {
  readonly slots: CexSlots;
  readonly first: ReplicaPlace;
  readonly caller: RestCaller;
  readonly reader: RestCaller;
  readonly device: ReturnType<DeviceCrowd["commandsOf"]>;
}

let calls = 0;
function callTo({ replicaId }: ReplicaPlace, commandType: string, awaitSeconds: number): Call {
  calls += 1;
  const calledAtMs = systemClock.now();
  return { call: calls, endpointId: ENDPOINT, commandType, ttlMs: TTL_MS, awaitSeconds, replicaId, calledAtMs };
}

async function assertExecutes({ caller }: Scene, place: ReplicaPlace): Promise<void> {
  const invoked = caller.invoke(place.restUrl, callTo(place, "run", 5));
  const end = await within("a command is executed", RECOVERY_MS, invoked);
  assert.ok(end.kind === "accepted" && end.status === 200, `${place.replicaId} gave ${JSON.stringify(end)}`);
}

/** Whoever wants something of a replica is told 503, in time and without internals. */
async function assertRefuses({ caller, reader }: Scene, place: ReplicaPlace): Promise<void> {
  for (const awaitSeconds of [0, 1]) {
    const invoked = caller.invoke(place.restUrl, callTo(place, "run", awaitSeconds));
    const end = await within("an invocation is refused", REFUSED_MS, invoked);
    assert.equal(end.kind, "unavailable", `${place.replicaId} gave ${JSON.stringify(end)}`);
  }
  const command = placeOf({ endpointId: ENDPOINT, commandType: "run", commandId: 1 });
  const { status, text } = await within("a question is refused", REFUSED_MS, reader.get(place.restUrl, command));
  assert.equal(status, 503, text);
  assert.doesNotMatch(text, INTERNALS);
  const reason = await eventually("/health is 500", HEALTH_MS, async () => {
    const answer = await health(place);
    return answer.status === 500 ? answer.text : undefined;
  });
  assert.match(reason, /database/i);
}

/** The device has a command whose result it is going to send. */
async function beginDelayed({ caller, device, first }: Scene): Promise<number> {
  const begun = await caller.invoke(first.restUrl, callTo(first, "delay", 0));
  assert.ok(begun.kind === "accepted", `${first.replicaId} gave ${JSON.stringify(begun)}`);
  const { commandId } = begun;
  const isPushed = device.commands.next(({ commandType, id }) => commandType === "delay" && id === commandId);
  await within("a push", RECOVERY_MS, isPushed);
  return commandId;
}

async function assertDeviceRefused({ device }: Scene, commandId: number): Promise<void> {
  const isRefused = ({ statusCode }: { readonly statusCode: number | undefined }) => statusCode === 503;
  const refusedResult = device.resultAnswers.next((answer) => answer.commandIds[0] === commandId && isRefused(answer));
  await within("a result is answered 503", REFUSED_MS, refusedResult);
  await device.request("run");
  await within("a request is answered 503", REFUSED_MS, device.answers.next(isRefused));
}

async function assertRecovers(scene: Scene, commandId: number): Promise<void> {
  const { first, reader, slots } = scene;
  for (const place of slots.places) {
    await eventually("/health is 200", RECOVERY_MS, async () => (await health(place)).status === 200 || undefined);
    await assertExecutes(scene, place);
  }
  const place = placeOf({ endpointId: ENDPOINT, commandType: "delay", commandId });
  await eventually("the result that was refused is taken", RECOVERY_MS, async () => {
    const { status } = await reader.get(first.restUrl, place);
    return status === 200 || undefined;
  });
  assert.deepEqual(slots.ends, []);
}

async function survivesOutages(tell: (line: string) => void): Promise<void> {
  const random = seededRandom(length.seed).fork("database outage");
  await using world = await CommandWorld.start(length.seed, 1);
  await using slots = new CexSlots(world.surroundings, random);
  await slots.start(REPLICAS);
  using crowd = world.devices(random);
  await crowd.stay();
  const reader = await world.reader();
  const [{ caller } = { caller: reader }] = await world.callers();
  const [first] = slots.places;
  assert.ok(first !== undefined);
  const scene = { slots, first, caller, reader, device: crowd.commandsOf(0) };
  for (let outage = 1; outage <= OUTAGES; outage += 1) {
    await Promise.all(slots.places.map((place) => assertExecutes(scene, place)));
    const commandId = await beginDelayed(scene);
    await world.database.kill();
    const downMs = systemClock.now();
    await Promise.all([
      ...slots.places.map((place) => assertRefuses(scene, place)),
      assertDeviceRefused(scene, commandId),
    ]);
    const refusedMs = systemClock.now() - downMs;
    await world.database.restart();
    const upMs = systemClock.now();
    await assertRecovers(scene, commandId);
    const tookMs = systemClock.now() - upMs;
    tell(`outage ${outage}: everybody was refused within ${refusedMs} ms, and served ${tookMs} ms after its end`);
  }
}

describe("CEX while its database is down", { timeout: 600_000 }, () => {
  it("accepts nothing, says so to everybody, and recovers by itself", (context) =>
    repeatable(length, () => survivesOutages((line) => context.diagnostic(line))));
});
