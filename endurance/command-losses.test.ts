import assert from "node:assert/strict";
import { describe, it, type TestContext } from "node:test";
import { serverSetting } from "../backing-services/index.ts";
import { seededRandom } from "../runtime/index.ts";
import {
  CexSlots,
  CommandLoad,
  CommandWorld,
  describeFault,
  drained,
  explain,
  FaultSequence,
  figures,
  Invocations,
  judge,
  metWork,
  readKeptCommands,
  Stalls,
} from "./commands/index.ts";
import { enduranceLength, repeatable, tellProgress } from "./endurance-length.ts";

const REPLICAS = 2;
/** Commands that are accepted before each restart of PostgreSQL or the broker. */
const ACCEPTED_BEFORE_RESTART = 40;
/** What a result may take beyond the deadline of its command to be answered. */
const DRAIN_EXTRA_MS = 10_000;

const length = enduranceLength();
const { kills, killsAmidWork, databaseRestarts, brokerRestarts, accepted, endpoints, ttlMsMax } = length.commands;

async function assertDurable(databaseUrl: string): Promise<void> {
  for (const name of ["fsync", "synchronous_commit"]) {
    assert.equal(await serverSetting(databaseUrl, name), "on", name);
  }
}

async function losesNothing(context: TestContext): Promise<void> {
  const random = seededRandom(length.seed).fork("command losses");
  await using world = await CommandWorld.start(length.seed, endpoints);
  const { application, surroundings } = world;
  await assertDurable(surroundings.databaseUrl);
  await using slots = new CexSlots(surroundings, random.fork("names"));
  await slots.start(REPLICAS);
  using crowd = world.devices(random.fork("devices"));
  using stalls = new Stalls();
  await crowd.roam();
  const invocations = new Invocations();
  const load = new CommandLoad({
    callers: await world.callers(),
    slots,
    invocations,
    random: random.fork("load"),
    perSecond: length.commands.perSecond,
    ttlMsMax,
  });
  const sequence = new FaultSequence({
    world,
    slots,
    crowd,
    load,
    invocations,
    random: random.fork("faults"),
    tell: (fault, number) => {
      tellProgress(length, `${number} ${describeFault(fault)}; ${invocations.accepted.length} accepted`);
    },
  });
  try {
    await sequence.killCex(kills, Math.ceil(accepted / kills));
    assert.ok(invocations.accepted.length >= accepted, "few commands were accepted while CEX was being killed");
    await sequence.restartDatabase(databaseRestarts, ACCEPTED_BEFORE_RESTART);
    await sequence.restartBroker(brokerRestarts, ACCEPTED_BEFORE_RESTART);
  } finally {
    await load.end();
  }
  await crowd.stay();
  const left = await drained(crowd, invocations, ttlMsMax + DRAIN_EXTRA_MS);
  await assertDurable(surroundings.databaseUrl);
  const { accepted: calls, unexpected } = invocations;
  const kept = await readKeptCommands(await world.reader(), slots.places, { accepted: calls, application });
  const { faults } = sequence;
  const evidence = { ...kept, accepted: calls, endpoints: crowd.records, faults, stalls };
  figures(evidence, invocations, load.count).forEach((line) => context.diagnostic(line));
  const findings = judge(evidence);
  assert.equal(findings.length, 0, explain(findings, evidence));
  assert.equal(left, undefined);
  assert.deepEqual(unexpected, [], "answers that no caller should get");
  const amidWork = faults.filter((fault) => fault.kind === "CEX killed" && metWork(fault)).length;
  assert.ok(amidWork >= killsAmidWork, `${amidWork} kills met work in flight`);
}

describe("commands that CEX has accepted", { timeout: 3_600_000 }, () => {
  it(`are not lost when CEX is killed ${kills} times, and PostgreSQL and nats-server are restarted`, (context) =>
    repeatable(length, () => losesNothing(context)));
});
