import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { parseSettingsFile } from "./settings-file.ts";

function settingsOf(text: string): Record<string, string> {
  const { settings, problems } = parseSettingsFile(text, "adx.yaml");
  assert.deepEqual(problems, []);
  return Object.fromEntries([...settings.values()].map((setting) => [setting.key, setting.text]));
}

describe("a settings file", () => {
  it("has keys that are nested, joined by dots, or both", () => {
    assert.deepEqual(settingsOf("service:\n  instance.name: adx\nkaa.tekton:\n  enabled: true\nnats.urls: a\n"), {
      "service.instance.name": "adx",
      "kaa.tekton.enabled": "true",
      "nats.urls": "a",
    });
  });

  it("has values as they are spelled, lists with commas, and nothing as the empty text", () => {
    const text = "a: 1.50\nb: 'x y'\nc: [u, v]\nd:\ne:\n  - 1\n  - 2\nf: {}\n";
    assert.deepEqual(settingsOf(text), { a: "1.50", b: "x y", c: "u,v", d: "", e: "1,2" });
  });

  it("may be empty", () => {
    assert.deepEqual(settingsOf(""), {});
    assert.deepEqual(settingsOf("# nothing yet\n"), {});
  });

  it("tells where each setting stands", () => {
    const { settings } = parseSettingsFile("kaa:\n  tekton:\n    url: http://x\n", "adx.yaml");
    assert.equal(settings.get("kaa.tekton.url")?.place, "adx.yaml:3:10");
  });

  for (const [text, problem] of [
    ["a: [", /^adx\.yaml:\d+:\d+: not valid YAML: /],
    ["- a\n", /^adx\.yaml:1:1: the file has to be a map of settings$/],
    ["just words\n", /^adx\.yaml:1:1: the file has to be a map of settings$/],
    ["a:\n  b: 1\na.b: 2\n", /^adx\.yaml:3:1: a\.b stands there twice; leave one out$/],
    ["a:\n  - b: 1\n", /^adx\.yaml:1:1: a takes a plain value, or a list of them$/],
  ] as const) {
    it(`has a problem, with its place, if it says ${JSON.stringify(text)}`, () => {
      const { problems } = parseSettingsFile(text, "adx.yaml");
      assert.match(problems[0] ?? "", problem);
    });
  }
});
