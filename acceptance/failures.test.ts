import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { assertExplained, EXIT, usedOutput } from "./explained-failure.ts";
import { readVerdict } from "./verdict.ts";
import { Workplace } from "./workplace.ts";

/** Nothing listens there: the port is reserved, and only root could take it. */
const NOBODY = "nats://127.0.0.1:1";

/** Nor there. */
const NO_DATABASE = "postgres://somebody:secret@127.0.0.1:1/any";

/** A run that must not begin, or must end early. */
interface Failure {
  readonly circumstance: string;
  readonly flags: readonly string[];
  readonly code: number;
  readonly said: RegExp;
}

const FAILURES: readonly Failure[] = [
  {
    circumstance: "an unreachable --nats",
    flags: ["--nats", NOBODY],
    code: EXIT.incomplete,
    said: /nats:\/\/127\.0\.0\.1:1:[^]+start\s+a\s+nats-server\s+there/,
  },
  {
    circumstance: "a --nats that is no address",
    flags: ["--nats", "somewhere out there"],
    code: EXIT.usage,
    said: /'somewhere out there' is not a NATS server; write nats:/,
  },
  {
    circumstance: "a missing --target file",
    flags: ["--target", "absent.yaml"],
    code: EXIT.usage,
    said: /absent\.yaml: there is no such file; name a YAML file/,
  },
  {
    circumstance: "an empty tag selection",
    flags: ["--tags", "@NO-001"],
    code: EXIT.incomplete,
    said: /No example matches --tags\s+'@NO-001'\.\s+Tags\s+are/,
  },
  {
    circumstance: "a malformed tag expression",
    flags: ["--tags", "@must and or"],
    code: EXIT.usage,
    said: /--tags @must and or: .+; write for example --tags '@must and not/,
  },
  {
    circumstance: "a seed that is no number",
    flags: ["--seed", "abc"],
    code: EXIT.usage,
    said: /--seed <number>.+abc.+whole number from 0 to/,
  },
  {
    circumstance: "an unknown lane",
    flags: ["--lane", "slow"],
    code: EXIT.usage,
    said: /--lane <lane>.+slow.+wire, fast/,
  },
  {
    circumstance: "an unknown flag",
    flags: ["--tagz", "@must"],
    code: EXIT.usage,
    said: /unknown option '--tagz'\n.*(?:Did you mean --tags|--help)/,
  },
];

describe("a run", () => {
  for (const { circumstance, flags, code, said } of FAILURES) {
    it(`with ${circumstance} ends with ${code} and says what to do`, async () => {
      await using place = new Workplace();
      const output = place.path("out");
      const ended = await place.runKaaliper(["run", "--output", output, ...flags]);
      assertExplained(ended, code, said, output);
    });
  }

  it("that cannot begin leaves no verdict of an earlier one", async () => {
    for (const flags of [
      ["--target", "absent.yaml"],
      ["--tags", "@must and or"],
      ["--nats", NOBODY],
    ]) {
      await using place = new Workplace();
      const output = usedOutput(place);
      const ended = await place.runKaaliper(["run", "--output", output, ...flags]);
      assertExplained(ended, flags[0] === "--nats" ? EXIT.incomplete : EXIT.usage, /\S/, output);
    }
  });

  it("with a mistake in its target file names line, column and remedy", async () => {
    await using place = new Workplace();
    const target = place.write("target.yaml", "name: mine\nservices:\n  cmx:\n    lunch: running\n");
    const ended = await place.runKaaliper(["run", "--output", "out", "--target", target]);
    assertExplained(ended, EXIT.usage, /target\.yaml:\d+:\d+: services\.cmx .+(?:launch|lunch)/, place.path("out"));
  });

  it("without the database that its CEX asks for says how to get one, and does not tell passwords", async () => {
    await using place = new Workplace();
    const cex = '{ launch: command, command: [my-cex, "${DATABASE_URL}"] }';
    const target = place.write("target.yaml", `name: mine\nservices:\n  cex: ${cex}\n`);
    const output = usedOutput(place);
    const environment = { DATABASE_URL: NO_DATABASE };
    const ended = await place.runKaaliper(["run", "--output", output, "--target", target], { environment });
    assertExplained(ended, EXIT.incomplete, /127\.0\.0\.1:1: [^]+start\s+a\s+PostgreSQL[^]+DATABASE_URL/, output);
    assert.doesNotMatch(ended.said, /secret/);
  });

  it("in the fast lane against a foreign target says that this takes the wire lane", async () => {
    await using place = new Workplace();
    const target = place.write("target.yaml", "name: mine\nservices:\n  cmx: { launch: running }\n");
    const ended = await place.runKaaliper(["run", "--output", "out", "--lane", "fast", "--target", target]);
    assertExplained(ended, EXIT.usage, /target\.yaml with --lane wire/, place.path("out"));
  });

  it("whose --output is a file says that it takes a directory", async () => {
    await using place = new Workplace();
    const output = place.write("out", "mine");
    const ended = await place.runKaaliper(["run", "--lane", "fast", "--output", output]);
    assertExplained(ended, EXIT.usage, /cannot be written to .+out: .+name another one with --output/, output);
  });

  it("that selects nothing says so in its verdict too", async () => {
    await using place = new Workplace();
    const ended = await place.runKaaliper(["run", "--lane", "fast", "--tags", "@NO-001", "--output", "out"]);
    assert.equal(ended.code, EXIT.incomplete);
    const { problems, scenarios, complete } = readVerdict(place.path("out"));
    assert.deepEqual({ total: scenarios.total, complete }, { total: 0, complete: false });
    assert.match(problems.join(), /No example matches/);
  });
});

describe("kaaliper", () => {
  it("serve says that nobody answers at its --nats", async () => {
    await using place = new Workplace();
    const ended = await place.runKaaliper(["serve", "--nats", NOBODY]);
    assertExplained(ended, EXIT.incomplete, /BUS_UNREACHABLE: .+start a nats-server there/, place.directory);
  });

  it("serve says that a port is taken", async () => {
    await using place = new Workplace();
    const first = place.startKaaliper(["serve", "--json"]);
    const [, port = ""] = await first.untilSaid(/"mqttPort":(\d+)/);
    const ended = await place.runKaaliper(["serve", "--mqtt-port", port]);
    assertExplained(ended, EXIT.incomplete, /already in use.+choose another port/, place.directory);
  });

  it("serve says that its --env file cannot be written", async () => {
    await using place = new Workplace();
    const ended = await place.runKaaliper(["serve", "--env", "absent/box.env"]);
    assertExplained(ended, EXIT.usage, /--env absent\/box\.env cannot be written: .+name a file/, place.directory);
  });

  for (const words of [
    ["judge"],
    ["serve", "--frobnicate"],
    ["prove", "--frobnicate"],
    ["serve", "--mqtt-port", "x"],
  ]) {
    it(`refuses ${words.join(" ")} with ${EXIT.usage} and points to --help`, async () => {
      await using place = new Workplace();
      const ended = await place.runKaaliper(words);
      assertExplained(ended, EXIT.usage, /error: [^]*--help/, place.directory);
    });
  }
});
