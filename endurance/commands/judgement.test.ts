import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { ReceivedCommand, ResultAnswer } from "../../simulators/endpoint/index.ts";
import type { AcceptedCall } from "./call.ts";
import type { Fault } from "./fault.ts";
import { type Evidence, judge, notJudgedByPresence } from "./judgement.ts";
import type { DescribedCommand, FoundCommand } from "./kept-commands.ts";
import { Presence } from "./presence.ts";

const NAME = { endpointId: "device-0", commandType: "run", commandId: 1 };
const DEADLINE_MS = 21_000;

const CALL: AcceptedCall = {
  ...NAME,
  call: 7,
  ttlMs: 20_000,
  awaitSeconds: 0,
  replicaId: "cex-1",
  calledAtMs: 990,
  status: 202,
  answeredAtMs: 1_010,
};
const DESCRIBED: DescribedCommand = { ...NAME, call: 7, ttlMs: 20_000, createdAtMs: 1_000, status: "EXECUTED" };
const FOUND: FoundCommand = { status: 200, call: 7, text: '{"id":1,"call":7}', askedAtMs: 60_000 };
const DELIVERY: ReceivedCommand = {
  commandType: "run",
  id: 1,
  payload: { call: 7, ttlMs: 20_000 },
  payloadText: undefined,
  receivedAtMs: 1_020,
  path: "",
  as: "push",
};
const ANSWER: ResultAnswer = {
  commandType: "run",
  commandIds: [1],
  attempt: 1,
  sentAtMs: 1_021,
  answeredAtMs: 1_040,
  path: "",
  kind: "status",
  statusCode: 200,
  payloadText: "",
};
const FAULT: Fault = {
  kind: "CEX killed",
  what: "cex-1",
  isTotal: false,
  atMs: 1_000,
  backAtMs: 2_000,
  recoveredAtMs: 2_500,
  openCalls: 0,
  openResults: 0,
};

interface Case {
  readonly call?: Partial<AcceptedCall>;
  /** Null for a command that the list lacks. */
  readonly described?: Partial<DescribedCommand> | null;
  readonly found?: Partial<FoundCommand>;
  readonly deliveries?: readonly Partial<ReceivedCommand>[];
  readonly answers?: readonly Partial<ResultAnswer>[];
  readonly online?: readonly (readonly [fromMs: number, toMs: number])[];
  readonly faults?: readonly Fault[];
  readonly stalledMs?: number;
}

const EXPIRED = { described: { status: "EXPIRED" }, found: { status: 410, call: undefined }, answers: [] } as const;

function evidenceOf(given: Case): Evidence {
  const presence = new Presence();
  for (const [fromMs, toMs] of given.online ?? []) {
    presence.begin(fromMs);
    presence.end(toMs);
  }
  const deliveries = (given.deliveries ?? [{}]).map((delivery) => ({ ...DELIVERY, ...delivery }));
  const answers = (given.answers ?? [{}]).map((answer) => ({ ...ANSWER, ...answer }));
  return {
    accepted: [{ ...CALL, ...given.call }],
    described: given.described === null ? [] : [{ ...DESCRIBED, ...given.described }],
    found: new Map([[7, { ...FOUND, ...given.found }]]),
    endpoints: [{ endpointId: "device-0", deliveries, answers, presence }],
    faults: given.faults ?? [],
    stalls: { between: () => given.stalledMs ?? 0 },
  };
}

const problems = (given: Case): readonly string[] => judge(evidenceOf(given)).map(({ problem }) => problem);

describe("the judgement on commands that were accepted", () => {
  const wrong: readonly (readonly [what: string, given: Case, problem: RegExp])[] = [
    ["cannot be fetched", { found: { status: 404 }, described: null, deliveries: [], answers: [] }, /is not kept/],
    ["cannot be fetched though the list has it", { found: { status: 404 } }, /is unknown \(404\)/],
    ["has the place of another call", { described: { call: 8 }, deliveries: [], answers: [] }, /command of call 8/],
    ["has the result of another call", { found: { call: 8 } }, /result that is not its own/],
    ["was told to be executed and expired", { ...EXPIRED, call: { status: 200 } }, /answered 200 with its result/],
    ["pends for ever", { found: { status: 202 }, described: { status: "PENDING" }, answers: [] }, /PENDING 39000 ms/],
    ["expired under the eyes of its endpoint", { ...EXPIRED, online: [[11_000, 21_000]] }, /online for the last 10000/],
    [
      "arrives after its deadline",
      { deliveries: [{}, { receivedAtMs: 21_201 }], answers: [] },
      /201 ms after its dead/,
    ],
    ["arrives after its result was taken", { deliveries: [{}, { receivedAtMs: 1_041 }] }, /1 ms after its result/],
    ["is forgotten after its result was taken", { ...EXPIRED, answers: [{}] }, /though its result was taken/],
    ["was sent under the name of another", { deliveries: [{ payload: { call: 8 } }] }, /sent for call 8/],
    ["was sent and is not kept", { deliveries: [{}, { id: 2, payload: { call: 8 } }] }, /was sent, and is not kept/],
  ];
  for (const [what, given, problem] of wrong) {
    it(`condemns one that ${what}`, () => {
      const found = problems(given);
      assert.equal(found.length, 1, found.join("\n"));
      assert.match(found[0] ?? "", problem);
    });
  }

  it("condemns identifiers that are given twice", () => {
    const evidence = evidenceOf({});
    const twice = { ...evidence, accepted: [...evidence.accepted, ...evidence.accepted] };
    assert.deepEqual(
      judge(twice).map(({ problem }) => problem),
      ["was given to two calls"],
    );
  });

  const right: readonly (readonly [what: string, given: Case])[] = [
    ["was executed", {}],
    ["was executed while the caller waited", { call: { status: 200 } }],
    ["was sent again before its result was taken", { deliveries: [{}, { receivedAtMs: 1_040 }] }],
    ["arrives at its deadline", { deliveries: [{ receivedAtMs: DEADLINE_MS + 200 }], answers: [] }],
    ["arrives late at a busy process", { deliveries: [{ receivedAtMs: 21_500 }], answers: [], stalledMs: 300 }],
    ["expired while its endpoint was away", { ...EXPIRED, online: [[11_001, 60_000]] }],
    [
      "expired while its endpoint came and went",
      {
        ...EXPIRED,
        online: [
          [0, 15_000],
          [15_001, 60_000],
        ],
      },
    ],
    [
      "pends before its deadline",
      { found: { status: 202, askedAtMs: 20_000 }, described: { status: "PENDING" }, answers: [] },
    ],
    ["was refused its result", { ...EXPIRED, answers: [{ statusCode: 410, kind: "error" }] }],
  ];
  for (const [what, given] of right) {
    it(`accepts one that ${what}`, () => {
      assert.deepEqual(problems(given), []);
    });
  }

  it("excuses what lives for a short time only by a fault", () => {
    const shortLived = { ...EXPIRED, described: { status: "EXPIRED", ttlMs: 3_000 }, online: [[0, 60_000]] } as const;
    assert.match(problems(shortLived)[0] ?? "", /online for the last 3000 ms/);
    assert.deepEqual(problems({ ...shortLived, faults: [FAULT] }), []);
    const longAgo = { ...FAULT, atMs: -20_000, recoveredAtMs: -10_000 };
    assert.equal(problems({ ...shortLived, faults: [longAgo] }).length, 1);
  });

  it("counts apart what nobody could execute, and excuses nothing else by a standstill", () => {
    const missed = { ...EXPIRED, online: [[0, 60_000]] } as const;
    const brief = { ...FAULT, isTotal: true, atMs: 9_000, backAtMs: 15_000 };
    assert.equal(problems({ ...missed, faults: [brief] }).length, 1);
    assert.equal(problems({ ...missed, faults: [{ ...brief, isTotal: false, backAtMs: 20_000 }] }).length, 1);
    const long = { ...missed, faults: [{ ...brief, backAtMs: 15_001 }] };
    assert.deepEqual(problems(long), []);
    assert.equal(notJudgedByPresence(evidenceOf(long)), 1);
    assert.equal(notJudgedByPresence(evidenceOf(missed)), 0);
  });
});
