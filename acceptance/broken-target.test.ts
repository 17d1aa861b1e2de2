import assert from "node:assert/strict";
import { join } from "node:path";
import process from "node:process";
import { describe, it } from "node:test";
import { assertExplained, commandTarget, EXIT, usedOutput } from "./explained-failure.ts";
import { COMPILED } from "./project.ts";
import { readVerdict } from "./verdict.ts";
import { KAALIPER, Workplace } from "./workplace.ts";

const REFERENCE = [process.execPath, join(COMPILED, "reference-impl", "cmx", "main.js")];
/** What the design allows for finding out that nobody answers. */
const DEAD_TARGET_MS = 30_000;
const ANSWERS_BEFORE_DEATH = 12;

/** Becomes the service `$@`, and kills it hard when the bus at `$0` has seen so many answers of it. */
const MORTAL = `
address=\${0##*/}
(
  exec 3<>"/dev/tcp/\${address%:*}/\${address##*:}"
  printf 'CONNECT {"verbose":false}\\r\\nSUB kaa.v1.*.*.esp.ExtensionData 1\\r\\n' >&3
  answers=$(grep --text --max-count ${ANSWERS_BEFORE_DEATH} --count '^MSG ' <&3)
  [ "$answers" = ${ANSWERS_BEFORE_DEATH} ] && kill -KILL $$
) &
exec "$@"`;

/** Becomes the service `$@`, and stops it for five seconds when the bus at `$0` has seen so many answers of it. */
const HESITANT = `
address=\${0##*/}
(
  exec 3<>"/dev/tcp/\${address%:*}/\${address##*:}"
  printf 'CONNECT {"verbose":false}\\r\\nSUB kaa.v1.*.*.esp.ExtensionData 1\\r\\n' >&3
  answers=$(grep --text --max-count ${ANSWERS_BEFORE_DEATH} --count '^MSG ' <&3)
  [ "$answers" = ${ANSWERS_BEFORE_DEATH} ] && kill -STOP $$ && sleep 5 && kill -CONT $$
) &
exec "$@"`;

/** Runs a printed command in place of npm, so that the sources under test are the ones that run. */
const WITHOUT_NPM = `
npm() {
  [ "$1 $2 $3" = "run conformance --" ] || exit 99
  shift 3
  ${[process.execPath, ...KAALIPER].map((word) => `'${word}'`).join(" ")} run "$@"
}`;

const inOneLine = (text: string): string => text.replaceAll(/\s+/g, " ");

describe("a target", () => {
  it("that never answers ends the run as incomplete within 30 seconds", async () => {
    await using place = new Workplace();
    const target = place.write(
      "target.yaml",
      "name: absent\nservices:\n  cmx: { instance: my-cmx, launch: running }\n",
    );
    const output = usedOutput(place);
    const flags = ["--target", target, "--output", output];
    const ended = await place.runKaaliper(["run", ...flags], { timeoutMs: DEAD_TARGET_MS });
    assertExplained(ended, EXIT.incomplete, /did not\s+answer a\s+configuration\s+request/, output);
    assert.match(inOneLine(ended.said), /sent to kaa\.v1\.service\.my-cmx\.esp\.ClientData on nats:\S+ Check that/);
    assert.equal(readVerdict(output).scenarios.total, 0);
  });

  it("that ends at once is shown with its last words", async () => {
    await using place = new Workplace();
    const target = commandTarget(place, [process.execPath, "-e", 'console.error("no licence"); process.exit(7)']);
    const output = usedOutput(place);
    const ended = await place.runKaaliper(["run", "--target", target, "--output", output]);
    assertExplained(ended, EXIT.incomplete, /exit code 7[^]+It\s+last\s+wrote[^]+no licence/, output);
  });

  it("whose program does not exist is named", async () => {
    await using place = new Workplace();
    const target = commandTarget(place, ["./no-such-program"]);
    const output = usedOutput(place);
    const ended = await place.runKaaliper(["run", "--target", target, "--output", output]);
    assertExplained(ended, EXIT.incomplete, /did not\s+start[^]+no-such-program/, output);
  });

  it("that is killed in the middle makes the run incomplete, and breaks no rule by it", async () => {
    await using place = new Workplace();
    const target = commandTarget(place, ["bash", "-c", MORTAL, "${NATS_URL}", ...REFERENCE]);
    const output = usedOutput(place);
    const ended = await place.runKaaliper(["run", "--target", target, "--output", output]);
    assertExplained(ended, EXIT.incomplete, /ended during the\s+run\s+\(signal\s+SIGKILL\)/, output);
    const { scenarios, summary } = readVerdict(output);
    assert.ok(scenarios.passed > 0, "it was killed before the first example");
    assert.ok(scenarios.passed < scenarios.total, "it was killed after the last example");
    assert.equal(summary.must.fail, 0);
  });

  it("that hesitates once has the example run again alone, and the report says so", async () => {
    await using place = new Workplace();
    const target = commandTarget(place, ["bash", "-c", HESITANT, "${NATS_URL}", ...REFERENCE]);
    const output = usedOutput(place);
    const { code, said } = await place.runKaaliper(["run", "--target", target, "--output", output]);
    assert.equal(code, EXIT.passed, said);
    const { repeated } = readVerdict(output);
    assert.ok(repeated.length > 0, "no example was run again");
    assert.ok(said.includes(repeated[0] ?? "-"), said);
  });

  it("that breaks a MUST fails the run, which proves it and says how to repeat it", async () => {
    await using place = new Workplace();
    const mutant = [process.execPath, join(COMPILED, "mutants", "main.js"), "cmp-drops-nulls"];
    const target = commandTarget(place, mutant);
    const { code, stdout } = await place.runKaaliper(["run", "--target", target, "--output", "out"]);
    assert.equal(code, EXIT.mismatch, stdout);
    const { requirements, complete } = readVerdict(place.path("out"));
    assert.equal(complete, true);
    assert.deepEqual(
      requirements.filter(({ verdict }) => verdict === "fail").map(({ id }) => id),
      ["CMP-012"],
    );

    const row = requirements.find(({ id }) => id === "CMP-012");
    assert.ok(row !== undefined);
    assert.ok(inOneLine(stdout).includes(`CMP-012 MUST ${row.text} ${row.protocol}, section "${row.section}"`), stdout);
    const paths = row.findings.flatMap(({ messages }) => messages.map(({ path }) => path));
    assert.ok(
      paths.some((path) => stdout.includes(path)),
      "no message is shown",
    );

    const [, repeat = ""] = /Repeat: (npm run conformance -- .*--tags @CMP-012.*)/.exec(stdout) ?? [];
    const script = `${WITHOUT_NPM}\n${repeat} --output again`;
    const again = await place.start("bash", ["-c", script]).ended;
    assert.equal(again.code, EXIT.mismatch, `${repeat}\n${again.said}`);
    const repeated = readVerdict(place.path("again")).requirements.find(({ id }) => id === "CMP-012");
    assert.equal(repeated?.verdict, "fail");
    assert.deepEqual(repeated.scenarios, row.scenarios);
  });
});
