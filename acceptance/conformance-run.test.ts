import assert from "node:assert/strict";
import { mkdirSync, readFileSync, watch, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { jsonReader, SCHEMAS } from "./json-reader.ts";
import { readJunit, totalOf } from "./junit-file.ts";
import type { EndedCommand } from "./started-command.ts";
import { judgement, readVerdict } from "./verdict.ts";
import { Workplace } from "./workplace.ts";

const FILES = ["messages.ndjson", "traffic.ndjson", "junit.xml", "report.html", "verdict.json"];

const readObject = jsonReader(SCHEMAS.compile<Readonly<Record<string, unknown>>>({ type: "object" }));

/** The names of the files that change in `directory` while `action` runs, in the order of the changes. */
async function changesWhile(directory: string, action: () => Promise<void>): Promise<readonly string[]> {
  const names: string[] = [];
  const watcher = watch(directory);
  const seenAll = new Promise<void>((resolve) => {
    watcher.on("change", (_event, name) => (name === "end" ? resolve() : names.push(String(name))));
  });
  await action();
  writeFileSync(join(directory, "end"), "");
  await seenAll;
  watcher.close();
  return names;
}

function objectsIn(path: string): readonly Readonly<Record<string, unknown>>[] {
  const text = readFileSync(path, "utf8");
  assert.ok(text.endsWith("\n"), `${path} ends within a line`);
  return text.slice(0, -1).split("\n").map(readObject);
}

/** What is attached to a line of the event stream under `mediaType`. */
function attached(line: Readonly<Record<string, unknown>> | undefined, mediaType: string): unknown {
  const attachment = line?.["attachment"];
  assert.ok(typeof attachment === "object" && attachment !== null && "mediaType" in attachment && "body" in attachment);
  assert.equal(attachment.mediaType, mediaType);
  return JSON.parse(String(attachment.body));
}

describe("a run against the reference over the wire", () => {
  const place = new Workplace();
  const output = place.path("out");
  let changes: readonly string[];
  let ended: EndedCommand;

  before(async () => {
    mkdirSync(output);
    changes = await changesWhile(output, async () => {
      ended = await place.runKaaliper(["run", "--output", output, "--seed", "11"]);
    });
  });
  after(() => place[Symbol.asyncDispose]());

  it("passes with exit code 0 and a complete verdict that fits the published schema", () => {
    assert.equal(ended.code, 0, ended.said);
    const { complete, lane, profile, seed, scenarios, summary } = readVerdict(output);
    assert.deepEqual(
      { complete, lane, profile, seed },
      { complete: true, lane: "wire", profile: "deployed", seed: 11 },
    );
    assert.ok(scenarios.total > 0);
    assert.equal(scenarios.passed, scenarios.total);
    assert.ok(summary.must.pass > 0);
    assert.equal(summary.must.fail, 0);
  });

  it("writes five files, and the verdict last and in one piece", () => {
    for (const name of FILES) {
      assert.ok(changes.includes(name), `${name} was not written, only ${changes.join(", ")}`);
    }
    assert.equal(changes.at(-1), "verdict.json");
    assert.equal(changes.filter((name) => name === "verdict.json").length, 1);
  });

  it("writes the event stream between an envelope and a footer that counts", () => {
    const messages = objectsIn(join(output, "messages.ndjson"));
    const traffic = objectsIn(join(output, "traffic.ndjson"));
    const { suite, target, profile, lane, seed, scenarios } = readVerdict(output);
    const envelope = attached(messages.at(0), "application/vnd.kaaliper.envelope+json");
    assert.deepEqual(envelope, { suite, target, profile, lane, seed });
    assert.deepEqual(attached(messages.at(-1), "application/vnd.kaaliper.footer+json"), {
      lines: { messages: messages.length, traffic: traffic.length },
      examples: { planned: scenarios.total, finished: scenarios.total },
      complete: true,
    });
    assert.equal(messages.filter((message) => "testCaseFinished" in message).length, scenarios.total);
  });

  it("writes each recorded message with the example that it belongs to, save what names no endpoint", () => {
    const traffic = objectsIn(join(output, "traffic.ndjson"));
    const strays = traffic.filter(({ example, kind, fields }) => {
      const namesNobody = typeof fields === "object" && fields !== null && "endpointId" in fields && !fields.endpointId;
      return example === null && kind !== "unreadable" && kind !== "unknown" && !namesNobody;
    });
    assert.deepEqual(strays, []);
    const examples = new Set(traffic.flatMap(({ example }) => (typeof example === "string" ? [example] : [])));
    const known = new Set(readVerdict(output).requirements.flatMap(({ scenarios }) => scenarios));
    assert.deepEqual(
      [...examples].filter((example) => !known.has(example)),
      [],
    );
    assert.equal(examples.size, known.size);
  });

  it("writes JUnit whose counts agree with its content and with the verdict", () => {
    const { requirements } = readVerdict(output);
    const { claimed, suites } = readJunit(join(output, "junit.xml"));
    assert.deepEqual(claimed, {
      tests: requirements.length,
      failures: 0,
      errors: 0,
      skipped: requirements.filter(({ verdict }) => verdict === "notApplicable").length,
    });
    assert.deepEqual(totalOf(suites.map(({ counted }) => counted)), claimed);
    for (const suite of suites) {
      assert.deepEqual(suite.claimed, suite.counted, suite.name);
    }
  });

  it("writes a page that shows every requirement", () => {
    const page = readFileSync(join(output, "report.html"), "utf8");
    for (const { id } of readVerdict(output).requirements) {
      assert.ok(page.includes(id), id);
    }
  });

  it("sums up by protocol and level, and says how to repeat it and where the reports are", () => {
    const { requirements } = readVerdict(output);
    const judged = requirements.filter(({ obliged, verdict }) => obliged === "cmx" && verdict === "pass");
    for (const protocol of new Set(judged.map((row) => row.protocol))) {
      assert.match(ended.stdout, new RegExp(`^ +${protocol} +(?:–|\\d+/\\d+)`, "m"));
    }
    assert.match(ended.stdout, /MUST +SHOULD +MAY\n/);
    assert.match(ended.stdout, /npm run conformance -- --seed 11\n/);
    assert.ok(ended.stdout.includes(join(output, "report.html")));
  });

  it("judges as the fast lane does, which prints with --json exactly the verdict", async () => {
    await using own = new Workplace();
    const { code, stdout, stderr } = await own.runKaaliper(["run", "--lane", "fast", "--json"]);
    assert.equal(code, 0, stderr);
    assert.equal(stderr, "");
    const fastOutput = own.path("reports/out");
    assert.equal(stdout, readFileSync(join(fastOutput, "verdict.json"), "utf8"));
    assert.equal(readVerdict(fastOutput).lane, "fast");
    assert.deepEqual(judgement(readVerdict(fastOutput)), judgement(readVerdict(output)));
  });

  it("passes with the profile rfc too", async () => {
    await using own = new Workplace();
    const { code, said } = await own.runKaaliper(["run", "--lane", "fast", "--profile", "rfc"]);
    assert.equal(code, 0, said);
    assert.equal(readVerdict(own.path("reports/out")).profile, "rfc");
  });
});
