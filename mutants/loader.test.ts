import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { mutantsIn } from "./loader.ts";

const SOUND = 'export const mutant = { fault: "Wrong", expected: {}, implied: [], start() {} };';

const directories: string[] = [];
after(() => directories.forEach((directory) => rmSync(directory, { recursive: true })));

/** A folder that holds these modules. */
function folderOf(modules: Readonly<Record<string, string>>): string {
  const directory = mkdtempSync(join(tmpdir(), "mutants-"));
  directories.push(directory);
  const files = { "package.json": '{"type": "module"}', ...modules };
  for (const [name, text] of Object.entries(files)) {
    writeFileSync(join(directory, name), text);
  }
  return directory;
}

describe("the mutants in a folder", () => {
  it("are its files with a name of several words, in the order of the alphabet", async () => {
    const directory = folderOf({ "esp-b.js": SOUND, "adx-2-is-1.js": SOUND, "esp-a.js": SOUND });
    assert.deepEqual([...(await mutantsIn(directory)).keys()], ["adx-2-is-1", "esp-a", "esp-b"]);
  });

  it("are neither what they share nor tests nor maps of sources", async () => {
    const failing = 'throw new Error("loaded")';
    const names = ["token.js", "token.test.js", "adx-a.test.js", "adx-a.js.map", "adx-a.ts"];
    const modules = Object.fromEntries(names.map((name) => [name, failing]));
    assert.deepEqual([...(await mutantsIn(folderOf(modules))).keys()], []);
  });

  for (const [circumstance, text] of [
    ["exports nothing", "export {};"],
    ["exports it under another name", SOUND.replace("mutant", "wrong")],
    ["exports a mutant without fault", SOUND.replace('fault: "Wrong", ', "")],
    ["exports a mutant that expects nothing", SOUND.replace("expected: {}, ", "")],
    ["exports a mutant that cannot start", SOUND.replace(", start() {}", "")],
  ] as const) {
    it(`cannot be told if one ${circumstance}: the message names it`, async () => {
      const directory = folderOf({ "esp-a.js": SOUND, "esp-b.js": text });
      await assert.rejects(mutantsIn(directory), {
        name: "TypeError",
        message: `${join(directory, "esp-b.js")} exports no mutant; export it as "mutant", or give what mutants share a name of one word`,
      });
    });
  }
});
