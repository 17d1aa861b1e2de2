import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { type Observation, Observations, type Statement } from "./observations.ts";

const SAID: Statement = { endpointId: "e-1", configName: "", observe: true, saidAtMs: 100 };

function noted(...statements: readonly Partial<Statement>[]): Observations {
  const observations = new Observations();
  for (const statement of statements) {
    observations.note({ ...SAID, ...statement });
  }
  return observations;
}

describe("what an endpoint said about observing", () => {
  it("is unknown until it says something", () => {
    assert.equal(noted().observes("e-1", ""), undefined);
  });

  it("is what it said last, back and forth", () => {
    assert.equal(noted({ observe: true }).observes("e-1", ""), true);
    assert.equal(noted({ observe: true }, { observe: false }).observes("e-1", ""), false);
    assert.equal(noted({ observe: true }, { observe: false }, { observe: true }).observes("e-1", ""), true);
    assert.equal(noted({ observe: false }, { observe: true, saidAtMs: 101 }).observes("e-1", ""), true);
  });

  it("is kept for each endpoint and each configuration", () => {
    const observations = noted({ observe: false }, { configName: "wifi" }, { endpointId: "e-2" });
    assert.deepEqual(
      [
        observations.observes("e-1", ""),
        observations.observes("e-1", "wifi"),
        observations.observes("e-2", ""),
        observations.observes("e-2", "wifi"),
      ],
      [false, true, true, undefined],
    );
  });

  it("is kept apart whatever characters an endpoint's identifier has", () => {
    const observations = noted(
      { endpointId: "a/b", configName: "" },
      { endpointId: "b", configName: "a", observe: false },
    );
    assert.deepEqual([observations.observes("a/b", ""), observations.observes("b", "a")], [true, false]);
  });

  it("does not change by what was said earlier and heard later; what holds is told", () => {
    const observations = noted({ observe: false });
    assert.deepEqual(observations.note({ ...SAID, saidAtMs: 99 }), { ...SAID, observe: false, turn: 0 });
    assert.equal(observations.observes("e-1", ""), false);
  });

  it("counts as said again when it is said again, so that nothing in between can hold", () => {
    const observations = noted({ observe: true, saidAtMs: 100 }, { observe: true, saidAtMs: 300 });
    observations.merge({ ...SAID, observe: false, saidAtMs: 200, turn: 0 });
    assert.equal(observations.observes("e-1", ""), true);
  });

  it("is forgotten for those who changed their mind first when there is no more room", () => {
    const observations = new Observations(2);
    for (const [endpointId, observe] of [
      ["e-1", true],
      ["e-2", true],
      ["e-1", false],
      ["e-2", true],
      ["e-3", true],
    ] as const) {
      observations.note({ ...SAID, endpointId, observe });
    }
    assert.deepEqual(
      observations.all().map(({ endpointId }) => endpointId),
      ["e-1", "e-3"],
    );
  });
});

describe("what another replica knows", () => {
  it("is taken over unless something later is known", () => {
    const observations = noted({ observe: true });
    observations.merge({ ...SAID, observe: false, saidAtMs: 99, turn: 5 });
    assert.equal(observations.observes("e-1", ""), true);
    observations.merge({ ...SAID, observe: false, turn: 1 });
    assert.equal(observations.observes("e-1", ""), false);
    observations.merge({ ...SAID, endpointId: "e-2", turn: 0 });
    assert.equal(observations.observes("e-2", ""), true);
  });

  it("is in the order of saying, even within one millisecond and if heard in another order", () => {
    const [first, second] = [new Observations(), new Observations()];
    const told = [true, false, true].map((observe) => first.note({ ...SAID, observe }));
    told.toReversed().forEach((observation) => second.merge(observation));
    assert.deepEqual([first.observes("e-1", ""), second.observes("e-1", "")], [true, true]);
  });

  it("leads every replica to the same, in whatever order it hears, even of what was said at one time", () => {
    const observation = fc.record<Observation>({
      endpointId: fc.constant("e-1"),
      configName: fc.constantFrom("", "wifi"),
      observe: fc.boolean(),
      saidAtMs: fc.integer({ min: 1, max: 3 }),
      turn: fc.integer({ min: 0, max: 2 }),
    });
    const order = (list: Observation[]) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }));
    fc.assert(
      fc.property(fc.array(observation, { maxLength: 8 }).chain(order), ([list, shuffled]) => {
        const [one, other] = [new Observations(), new Observations()];
        list.forEach((known) => one.merge(known));
        shuffled.forEach((known) => other.merge(known));
        for (const configName of ["", "wifi"]) {
          assert.equal(one.observes("e-1", configName), other.observes("e-1", configName));
        }
      }),
    );
  });
});
