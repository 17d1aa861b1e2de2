import assert from "node:assert/strict";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, it } from "node:test";
import { FAILING_VERDICT, PASSING_VERDICT } from "./example-verdict.ts";
import { clearVerdict, ReportError, type RunFiles, writeRunFiles } from "./index.ts";

const FILES: RunFiles = {
  verdict: FAILING_VERDICT,
  messages: [{ meta: { protocolVersion: "32.0.0" } }, { testRunStarted: {} }],
  traffic: [{ sequence: 1 }, { sequence: 2 }, { sequence: 3 }],
  repeatCommand: () => "run",
};

describe("the files of a run", () => {
  let directory = "";

  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), "kaaliper-reports-"));
  });

  afterEach(() => rmSync(directory, { recursive: true }));

  it("stand in a directory that is made for them", async () => {
    const output = join(directory, "deep", "out");
    await writeRunFiles(output, FILES);
    assert.deepEqual(readdirSync(output).toSorted(), [
      "junit.xml",
      "messages.ndjson",
      "report.html",
      "traffic.ndjson",
      "verdict.json",
    ]);
    assert.deepEqual(JSON.parse(readFileSync(join(output, "verdict.json"), "utf8")), FAILING_VERDICT);
    assert.match(readFileSync(join(output, "junit.xml"), "utf8"), /^<\?xml/);
    assert.match(readFileSync(join(output, "report.html"), "utf8"), /^<!doctype html>/);
    assert.deepEqual(linesOf(join(output, "traffic.ndjson")), FILES.traffic);
  });

  it("take the place of those of an earlier run", async () => {
    await writeRunFiles(directory, FILES);
    await writeRunFiles(directory, { ...FILES, verdict: PASSING_VERDICT, traffic: [] });
    assert.deepEqual(JSON.parse(readFileSync(join(directory, "verdict.json"), "utf8")), PASSING_VERDICT);
    assert.equal(readFileSync(join(directory, "traffic.ndjson"), "utf8"), "");
  });

  it("hold every line of a long recording, each of them whole", async () => {
    const traffic = Array.from({ length: 2_000 }, (_, sequence) => ({ sequence, text: "x".repeat(sequence) }));
    await writeRunFiles(directory, { ...FILES, traffic });
    assert.deepEqual(linesOf(join(directory, "traffic.ndjson")), traffic);
  });

  it("hold the messages between an envelope and a footer", async () => {
    await writeRunFiles(directory, FILES);
    const [envelope, ...rest] = linesOf(join(directory, "messages.ndjson"));
    const footer = rest.pop();
    assert.deepEqual(rest, FILES.messages);
    assert.deepEqual(envelope, {
      attachment: {
        body: '{"suite":{"version":"0.1.0"},"target":{"name":"acme-cmx"},"profile":"rfc","lane":"wire","seed":1847203}',
        contentEncoding: "IDENTITY",
        mediaType: "application/vnd.kaaliper.envelope+json",
      },
    });
    assert.deepEqual(footer, {
      attachment: {
        body: '{"lines":{"messages":4,"traffic":3},"examples":{"planned":11,"finished":10},"complete":false}',
        contentEncoding: "IDENTITY",
        mediaType: "application/vnd.kaaliper.footer+json",
      },
    });
  });

  it("lack the verdict if another file cannot be written", async () => {
    await writeRunFiles(directory, FILES);
    rmSync(join(directory, "report.html"));
    mkdirSync(join(directory, "report.html"));
    await assert.rejects(writeRunFiles(directory, FILES), ReportError);
    assert.equal(existsSync(join(directory, "verdict.json")), false);
  });

  it("cannot stand where a file is, which the error says with the remedy", async () => {
    const output = join(directory, "out");
    writeFileSync(output, "");
    await assert.rejects(writeRunFiles(output, FILES), (error) => {
      assert.ok(error instanceof ReportError);
      assert.ok(error.message.includes(output));
      assert.match(error.message, /name another one with --output/);
      assert.ok(error.cause instanceof Error);
      return true;
    });
  });
});

describe("clearVerdict", () => {
  it("removes an earlier verdict, leaves the rest, and minds nothing missing", async () => {
    const directory = mkdtempSync(join(tmpdir(), "kaaliper-reports-"));
    try {
      await writeRunFiles(directory, FILES);
      clearVerdict(directory);
      clearVerdict(join(directory, "nowhere"));
      assert.equal(existsSync(join(directory, "verdict.json")), false);
      assert.equal(existsSync(join(directory, "report.html")), true);
    } finally {
      rmSync(directory, { recursive: true });
    }
  });

  it("says so if the verdict cannot be removed", () => {
    const directory = mkdtempSync(join(tmpdir(), "kaaliper-reports-"));
    try {
      mkdirSync(join(directory, "verdict.json"));
      assert.throws(() => clearVerdict(directory), ReportError);
    } finally {
      rmSync(directory, { recursive: true });
    }
  });
});

function linesOf(path: string): unknown[] {
  return readFileSync(path, "utf8")
    .trimEnd()
    .split("\n")
    .map((line): unknown => JSON.parse(line));
}
