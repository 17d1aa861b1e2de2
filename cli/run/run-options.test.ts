import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { type RunOptions, repeatCommand } from "./run-options.ts";

const OPTIONS: RunOptions = {
  lane: "wire",
  profile: undefined,
  target: undefined,
  services: undefined,
  seed: 7,
  tags: undefined,
  nats: undefined,
  workers: 0,
  output: "reports/out",
  json: false,
};

describe("the command that repeats a run", () => {
  it("says the seed, and nothing that was not said", () => {
    assert.equal(repeatCommand(OPTIONS), "npm run conformance -- --seed 7");
  });

  it("says everything that decides what is judged", () => {
    const options: RunOptions = {
      ...OPTIONS,
      lane: "fast",
      profile: "rfc",
      services: ["cmx", "adx"],
      target: "my/target.yaml",
      nats: "nats://127.0.0.1:4222",
      tags: "@CMP-001",
      workers: 4,
      json: true,
    };
    assert.equal(
      repeatCommand(options),
      "npm run conformance -- --lane fast --profile rfc --services cmx,adx --target my/target.yaml --nats nats://127.0.0.1:4222 --tags @CMP-001 --seed 7",
    );
  });

  it("selects a part if it is told to, in place of the tags of the run", () => {
    const options = { ...OPTIONS, tags: "@must" };
    assert.equal(repeatCommand(options, "@CMP-001"), "npm run conformance -- --tags @CMP-001 --seed 7");
    assert.equal(repeatCommand(options), "npm run conformance -- --tags @must --seed 7");
  });

  for (const [target, word] of [
    ["my target.yaml", "'my target.yaml'"],
    ["it's.yaml", `'it'\\''s.yaml'`],
    ["$(rm -rf).yaml", "'$(rm -rf).yaml'"],
    ["", "''"],
  ] as const) {
    it(`quotes ${JSON.stringify(target)} for the shell`, () => {
      assert.equal(repeatCommand({ ...OPTIONS, target }), `npm run conformance -- --target ${word} --seed 7`);
    });
  }
});
