import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { parseSource, projectRoot, readSources } from "../source-tree/index.ts";
import { checkDependencies, type Rule } from "./index.ts";

/** How much of this project the check must at least have seen, so that it cannot pass on nothing. */
const FILES_MIN = 60;
const EDGES_MIN = 150;

function check(files: Readonly<Record<string, string>>) {
  return checkDependencies(Object.entries(files).map(([path, text]) => parseSource(path, text)));
}

function rulesBroken(files: Readonly<Record<string, string>>): Rule[] {
  return check(files).violations.map((violation) => violation.rule);
}

describe("this project", () => {
  const report = checkDependencies(readSources(projectRoot(import.meta.dirname)));

  it("keeps to the rule about dependencies", () => {
    assert.deepEqual(
      report.violations.map((violation) => violation.message),
      [],
    );
  });

  it("was seen", (context) => {
    context.diagnostic(`${report.files} files, ${report.edges} imports`);
    assert.ok(report.files > FILES_MIN, `only ${report.files} files were seen`);
    assert.ok(report.edges > EDGES_MIN, `only ${report.edges} imports were seen`);
  });
});

describe("a forbidden folder", () => {
  const cmx = { "reference-impl/cmx/index.ts": "export type Cmx = string;" };

  for (const [form, text] of Object.entries({
    "a statement": 'import { Cmx } from "../reference-impl/cmx/index.ts";',
    "a statement for types": 'import type { Cmx } from "../reference-impl/cmx/index.ts";',
    "an inline type": 'import { type Cmx } from "../reference-impl/cmx/index.ts";',
    "a re-export": 'export * from "../reference-impl/cmx/index.ts";',
    "a re-export of types": 'export type { Cmx } from "../reference-impl/cmx/index.ts";',
    "an import()": 'export const load = () => import("../reference-impl/cmx/index.ts");',
    "an import() type": 'export type Name = import("../reference-impl/cmx/index.ts").Cmx;',
    "a typeof import()": 'export type Name = typeof import("../reference-impl/cmx/index.ts");',
  })) {
    it(`is caught in ${form}`, () => {
      assert.deepEqual(rulesBroken({ ...cmx, "steps/hooks.ts": text }), ["forbidden folder"]);
      assert.deepEqual(rulesBroken({ ...cmx, "steps/hooks.test.ts": text }), ["forbidden folder"]);
    });
  }

  it("is told with the file, the line and what the folder may import", () => {
    const text = '\n\nimport { Cmx } from "../reference-impl/cmx/index.ts";';
    assert.deepEqual(check({ ...cmx, "runtime/clock.ts": text }).violations[0], {
      rule: "forbidden folder",
      path: "runtime/clock.ts",
      message: "runtime/clock.ts:3 imports reference-impl/cmx/index.ts, but runtime may import nothing of ours",
    });
  });

  it("may be imported by the in-process target alone", () => {
    const text = 'import { Cmx } from "../../reference-impl/cmx/index.ts";';
    assert.deepEqual(rulesBroken({ ...cmx, "conformance/targets/in-process.ts": text }), []);
    assert.deepEqual(rulesBroken({ ...cmx, "conformance/targets/external.ts": text }), ["forbidden folder"]);
  });

  it("is a sibling among services, simulators and protocols", () => {
    const sibling = (unit: string, other: string) => ({
      [`${unit}/index.ts`]: `import "../${other.split("/")[1]}/index.ts";`,
      [`${other}/index.ts`]: "export {};",
    });
    assert.deepEqual(rulesBroken(sibling("reference-impl/cmx", "reference-impl/adx")), ["forbidden folder"]);
    assert.deepEqual(rulesBroken(sibling("simulators/cdp", "simulators/endpoint")), ["forbidden folder"]);
    assert.deepEqual(rulesBroken(sibling("simulators/fleet", "simulators/endpoint")), []);
    assert.deepEqual(rulesBroken(sibling("protocol/esp", "protocol/cmp")), ["forbidden folder"]);
    assert.deepEqual(rulesBroken(sibling("protocol/cmp", "protocol/kp")), []);
  });

  it("is one that no row names", () => {
    assert.deepEqual(rulesBroken({ "extras/a.ts": "export {};" }), ["no row"]);
  });
});

describe("the door of a folder", () => {
  it("may not be passed from another unit", () => {
    const files = {
      "runtime/clock.ts": "export {};",
      "steps/hooks.ts": 'import "../runtime/clock.ts";',
    };
    assert.deepEqual(rulesBroken(files), ["past the index"]);
  });

  it("may not be passed inside a unit", () => {
    const inner = { "cli/run/options.ts": "export {};", "cli/run/index.ts": 'import "./options.ts";' };
    assert.deepEqual(rulesBroken({ ...inner, "cli/main.ts": 'import "./run/options.ts";' }), ["past the index"]);
    assert.deepEqual(rulesBroken({ ...inner, "cli/main.ts": 'import "./run/index.ts";' }), []);
    assert.deepEqual(rulesBroken({ ...inner, "cli/fleet/a.ts": 'import "../run/options.ts";' }), ["past the index"]);
  });

  it("is no matter for a file that looks up from within", () => {
    const files = { "cli/main.ts": "export {};", "cli/run/index.ts": 'import "../main.ts";' };
    assert.deepEqual(rulesBroken(files), []);
  });

  it("does not lead to a subfolder's own door", () => {
    const files = {
      "conformance/checks/esp/index.ts": "export {};",
      "world/recorder.ts": 'import "../conformance/checks/esp/index.ts";',
    };
    assert.deepEqual(rulesBroken(files), ["past the index"]);
  });
});

describe("a cycle", () => {
  it("of two files is caught and told", () => {
    const { violations } = check({ "cli/a.ts": 'import "./b.ts";', "cli/b.ts": 'import "./a.ts";' });
    assert.equal(violations.length, 1);
    assert.match(violations[0]?.message ?? "", /^cli\/a\.ts -> cli\/b\.ts -> cli\/a\.ts is a cycle/);
  });

  it("of a file with itself is caught", () => {
    assert.deepEqual(rulesBroken({ "cli/a.ts": 'import type { A } from "./a.ts"; export type A = string;' }), [
      "cycle",
    ]);
  });

  it("closed by types, by import() or by an import() type is caught", () => {
    for (const last of [
      'import type { A } from "./a.ts";',
      'export const load = () => import("./a.ts");',
      'export type A = import("./a.ts").A;',
    ]) {
      const files = { "cli/a.ts": 'import "./b.ts";', "cli/b.ts": 'export * from "./c.ts";', "cli/c.ts": last };
      assert.deepEqual(rulesBroken(files), ["cycle"], last);
    }
  });

  it("is not seen where two ways lead to one file", () => {
    const files = {
      "cli/a.ts": 'import "./b.ts"; import "./c.ts";',
      "cli/b.ts": 'import "./c.ts";',
      "cli/c.ts": "export {};",
    };
    assert.deepEqual(check(files), { files: 3, edges: 3, violations: [] });
  });
});

describe("a library", () => {
  const misplaced: readonly (readonly [string, string])[] = [
    ["reports/console.ts", 'import { connect } from "@nats-io/transport-node";'],
    ["simulators/endpoint/endpoint.ts", 'import type { Packet } from "mqtt-packet";'],
    ["cli/serve.ts", 'import { serve } from "@hono/node-server";'],
    ["cli/serve.ts", 'import { createServer } from "node:http";'],
    ["cli/serve.ts", 'import { createServer } from "http";'],
    ["reports/console.test.ts", 'import { connect } from "node:net";'],
    ["world/world.ts", 'import { GenericContainer } from "testcontainers";'],
    ["reference-impl/cex/rest/errors.ts", 'import postgres from "postgres";'],
    ["world/world.ts", 'export const load = () => import("node:child_process");'],
  ];
  for (const [path, text] of misplaced) {
    it(`is out of place in ${path}: ${text}`, () => {
      assert.deepEqual(rulesBroken({ [path]: text }), ["library out of place"]);
    });
  }

  const homely: readonly (readonly [string, string])[] = [
    ["transport/nats/nats-bus.ts", 'import { connect } from "@nats-io/transport-node";'],
    ["backing-services/nats-server.ts", 'import { connect } from "node:net"; import "testcontainers";'],
    ["reference-impl/cex/store/postgres/rows.ts", 'import postgres from "postgres";'],
    ["backing-services/nats-server.ts", 'import { spawn } from "node:child_process";'],
    ["world/world.test.ts", 'import { spawn } from "node:child_process";'],
    ["reports/console.ts", 'import { readFile } from "node:fs/promises"; import "yaml";'],
  ];
  for (const [path, text] of homely) {
    it(`is at home in ${path}: ${text}`, () => {
      assert.deepEqual(rulesBroken({ [path]: text }), []);
    });
  }
});

describe("an import that cannot be followed", () => {
  it("is a file that does not exist", () => {
    assert.deepEqual(rulesBroken({ "cli/main.ts": 'import "./absent.ts";' }), ["unknown file"]);
  });

  it("is a computed path, save where modules are chosen by the user or mutants are looked for", () => {
    const text = "export const load = (path: string) => import(path);";
    assert.deepEqual(rulesBroken({ "steps/hooks.ts": text }), ["computed import"]);
    assert.deepEqual(rulesBroken({ "conformance/targets/in-process.ts": text }), []);
    assert.deepEqual(rulesBroken({ "mutants/loader.ts": text }), []);
    assert.deepEqual(rulesBroken({ "mutants/esp-fault.ts": text }), ["computed import"]);
  });
});
