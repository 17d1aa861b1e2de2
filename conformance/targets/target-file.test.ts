import assert from "node:assert/strict";
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { capabilitiesOf, needsDatabase, readTargetFile } from "./index.ts";

const RUNNING = "name: mine\nservices:\n  cmx:\n    launch: running\n";
const COMMAND = "name: mine\nservices:\n  cmx:\n    launch: command\n    command: [node, service.js]\n";

const directory = realpathSync(mkdtempSync(join(tmpdir(), "target-")));
const path = join(directory, "target.yaml");
after(() => rmSync(directory, { recursive: true }));

function read(text: string) {
  writeFileSync(path, text);
  return readTargetFile(path);
}

const PLATFORM = {
  tekton: "tekton",
  tenantManager: "tenant-manager",
  otherAdx: "adx-other",
  cex: "cex",
  commandCaller: "command-caller",
};

/** Fails unless the file is refused with exactly this after its name. */
function refuses(text: string, place: string, problem: string): void {
  assert.throws(() => read(text), { name: "TargetFileError", message: `${path}:${place}: ${problem}` });
}

describe("a target file", () => {
  it("that says as little as possible gets the defaults", () => {
    assert.deepEqual(read(RUNNING), {
      name: "mine",
      profile: "deployed",
      instances: { ...PLATFORM, communicationService: "kpc", configurationDataProvider: "ecr", cmx: "cmx", adx: "adx" },
      services: { cmx: { launch: { kind: "running" }, replicas: 1 } },
      timing: {
        answerMs: 2000,
        providerTimeoutMs: 5000,
        skewMs: 200,
        quietMs: 500,
        propagationMs: 2000,
        discoveryMs: 10_000,
      },
      isOnPlatform: false,
    });
  });

  it("that is about the drafts of 2017 names CMX alone", () => {
    assert.equal(read(`${RUNNING}profile: raw-2017\n`).profile, "raw-2017");
    const text = `${RUNNING}  adx:\n    launch: running\nprofile: raw-2017\n`;
    refuses(text, "6:5", "services.adx has no place in the profile raw-2017, which is about cmx alone; leave it out");
  });

  it("that says everything gets what it says, with its own folder as the command's", () => {
    const text = [
      "name: theirs",
      "profile: rfc",
      "services:",
      "  cmx:",
      "    instance: my-cmx",
      "    launch: command",
      '    command: ["java", "-jar", "cmx.jar"]',
      "    environment: { NATS: '${NATS_URL}', PORT: '8080' }",
      "    replicas: 3",
      "world: { communicationService: my-kpc, configurationDataProvider: my_ecr }",
      "timing: { answerMs: 1, providerTimeoutMs: 2, skewMs: 0, quietMs: 600000, propagationMs: 3, discoveryMs: 4 }",
    ].join("\n");
    assert.deepEqual(read(text), {
      name: "theirs",
      profile: "rfc",
      instances: {
        ...PLATFORM,
        communicationService: "my-kpc",
        configurationDataProvider: "my_ecr",
        cmx: "my-cmx",
        adx: "adx",
      },
      services: {
        cmx: {
          launch: {
            kind: "command",
            command: ["java", "-jar", "cmx.jar"],
            environment: { NATS: "${NATS_URL}", PORT: "8080" },
            directory,
          },
          replicas: 3,
        },
      },
      timing: { answerMs: 1, providerTimeoutMs: 2, skewMs: 0, quietMs: 600_000, propagationMs: 3, discoveryMs: 4 },
      isOnPlatform: false,
    });
  });

  it("may change one of several names or allowances and leave the others", () => {
    const { instances, timing } = read(`${RUNNING}world: { communicationService: gate }\ntiming: { skewMs: 50 }\n`);
    assert.deepEqual(instances, {
      ...PLATFORM,
      communicationService: "gate",
      configurationDataProvider: "ecr",
      cmx: "cmx",
      adx: "adx",
    });
    assert.deepEqual(timing, {
      answerMs: 2000,
      providerTimeoutMs: 5000,
      skewMs: 50,
      quietMs: 500,
      propagationMs: 2000,
      discoveryMs: 10_000,
    });
  });

  it("is on the platform if it wants to know where Tekton is", () => {
    const services = (environment: string) =>
      `name: mine\nservices: { cmx: { launch: command, command: [cmx], environment: ${environment} } }\n`;
    assert.equal(read(services("{ T: '${TEKTON_URL}/api' }")).isOnPlatform, true);
    assert.equal(read(services("{ T: '${NATS_URL}' }")).isOnPlatform, false);
  });

  it("has a CMX that is not on the platform although its ADX is", () => {
    const target = read(`name: mine
services:
  cmx: { launch: command, command: [cmx] }
  adx: { launch: command, command: [adx, "\${TEKTON_URL}"] }
`);
    assert.equal(target.isOnPlatform, false);
    assert.deepEqual(capabilitiesOf(target), ["cmx", "adx", "platform"]);
  });

  it("has a platform if it has a CEX, which may be called otherwise", () => {
    const target = read(`name: mine
services:
  cex: { instance: my-cex, launch: running, rest: "http://127.0.0.1:8080", management: "http://127.0.0.1:8081" }
world: { commandCaller: automation }
`);
    assert.deepEqual([target.instances.cex, target.instances.commandCaller], ["my-cex", "automation"]);
    assert.deepEqual(capabilitiesOf(target), ["cex", "platform"]);
  });

  it("needs a database if its CEX wants to know where one is, and for nobody else", () => {
    const services = (name: string, more: string) =>
      read(`name: mine\nservices: { ${name}: { launch: command, command: [it${more}] } }\n`);
    assert.equal(needsDatabase(services("cex", ', "--database=${DATABASE_URL}"')), true);
    assert.equal(needsDatabase(services("cex", "")), false);
    assert.equal(needsDatabase(services("cmx", ', "${DATABASE_URL}"')), false);
    assert.equal(needsDatabase(read("name: mine\nservices: { cex: { launch: running } }\n")), false);
  });

  it("may be JSON, and may use anchors", () => {
    assert.equal(read('{"name":"json","services":{"cmx":{"launch":"running"}}}').name, "json");
    assert.equal(
      read(`${RUNNING.replace("mine", "&name mine")}world: { communicationService: *name }`).instances
        .communicationService,
      "mine",
    );
  });

  it("is missing: the message says what to name instead", () => {
    const missing = join(directory, "missing.yaml");
    assert.throws(() => readTargetFile(missing), {
      name: "TargetFileError",
      message: `${missing}: there is no such file; name a YAML file that describes the target, see docs/target-files.md`,
    });
  });

  it("is a folder: the message says so", () => {
    assert.throws(() => readTargetFile(directory), {
      name: "TargetFileError",
      message: /: Error: EISDIR.*; name a YAML file/,
    });
  });

  const noYaml: readonly (readonly [string, string, string, RegExp])[] = [
    ["a bracket that is not closed", "name: [mine\nservices: 1\n", "2:1", /not valid YAML: Flow sequence/],
    ["a tab for indentation", "name: mine\nservices:\n\tcmx: 1\n", "3:1", /not valid YAML: Tabs are not allowed/],
    ["a key that stands twice", `name: mine\n${RUNNING}`, "2:1", /not valid YAML: Map keys must be unique/],
    ["two documents", `${RUNNING}---\nname: other\n`, "5:1", /not valid YAML: Source contains multiple documents/],
    [
      "an alias of nothing",
      `${RUNNING}world: { communicationService: *gate }\n`,
      "5:32",
      /not valid YAML: Unresolved alias .*: gate/,
    ],
  ];
  for (const [circumstance, text, place, problem] of noYaml) {
    it(`is refused as YAML with ${circumstance}`, () => {
      assert.throws(() => read(text), {
        name: "TargetFileError",
        message: new RegExp(`^${path}:${place}: ${problem.source}`),
      });
    });
  }

  const cmx = (line: string) => `name: mine\nservices:\n  cmx:\n    launch: running\n    ${line}\n`;
  const wrong: readonly (readonly [string, string, string, string])[] = [
    ["nothing in it", "", "1:1", "the file is null: it must be object"],
    ["a list in place of keys", "- name\n", "1:1", 'the file is ["name"]: it must be object'],
    ["no name", RUNNING.replace("name: mine\n", ""), "1:1", 'the file lacks "name"'],
    ["no services", "name: mine\n", "1:1", 'the file lacks "services"'],
    [
      "no service that is judged",
      "name: mine\nservices: {}\n",
      "2:11",
      "services names none; name at least one of cmx, adx, cex",
    ],
    ["no word how to launch", "name: mine\nservices:\n  cmx: {}\n", "3:8", 'services.cmx lacks "launch"'],
    ["a number for a name", RUNNING.replace("mine", "5"), "1:7", "name is 5: it must be string"],
    ["an empty name", RUNNING.replace("mine", '""'), "1:7", 'name is "": it must NOT have fewer than 1 characters'],
    [
      "an unknown key",
      `${RUNNING}mood: good\n`,
      "5:7",
      'the file has the unknown key "mood"; known are name, profile, services, world, timing',
    ],
    [
      "an unknown service",
      `${RUNNING}  rsx: { launch: running }\n`,
      "5:8",
      'services has the unknown key "rsx"; known are cmx, adx, cex',
    ],
    [
      "an unknown key of the service",
      cmx("port: 1"),
      "5:11",
      'services.cmx has the unknown key "port"; known are instance, launch, command, environment, replicas, rest, management',
    ],
    [
      "an unknown profile",
      `profile: legacy\n${RUNNING}`,
      "1:10",
      'profile is "legacy"; it takes deployed or rfc or raw-2017',
    ],
    [
      "an unknown form of launch",
      RUNNING.replace("running", "docker"),
      "4:13",
      'services.cmx.launch is "docker"; it takes command or running',
    ],
    [
      "an unknown form of launch and a command",
      COMMAND.replace("launch: command", "launch: docker"),
      "4:13",
      'services.cmx.launch is "docker"; it takes command or running',
    ],
    [
      "a command and no word how to launch",
      COMMAND.replace("    launch: command\n", ""),
      "4:5",
      'services.cmx lacks "launch"',
    ],
    ["no command to launch", RUNNING.replace("running", "command"), "4:5", 'services.cmx lacks "command"'],
    [
      "an empty command",
      COMMAND.replace("[node, service.js]", "[]"),
      "5:14",
      "services.cmx.command is []: it must NOT have fewer than 1 items",
    ],
    [
      "a command in one text",
      COMMAND.replace("[node, service.js]", "node service.js"),
      "5:14",
      'services.cmx.command is "node service.js": it must be array',
    ],
    [
      "a command with a number in it",
      COMMAND.replace("service.js", "8080"),
      "5:21",
      "services.cmx.command.1 is 8080: it must be string",
    ],
    [
      "an environment for a service that runs already",
      cmx("environment: { A: b }"),
      "5:18",
      "services.cmx.environment belongs to launch: command; leave it out for a service that runs already",
    ],
    [
      "a command for a service that runs already",
      cmx("command: [node]"),
      "5:14",
      "services.cmx.command belongs to launch: command; leave it out for a service that runs already",
    ],
    [
      "a number in the environment",
      `${COMMAND}    environment:\n      PORT: 8080\n`,
      "7:13",
      "services.cmx.environment.PORT is 8080: it must be string",
    ],
    ["no replica at all", cmx("replicas: 0"), "5:15", "services.cmx.replicas is 0: it must be >= 1"],
    [
      "an instance name with a dot",
      cmx("instance: my.cmx"),
      "5:15",
      'services.cmx.instance is "my.cmx": it must match pattern "^[A-Za-z0-9_-]+$"',
    ],
    [
      "an unknown simulator",
      `${RUNNING}world: { broker: a }\n`,
      "5:18",
      'world has the unknown key "broker"; known are communicationService, configurationDataProvider, tekton, tenantManager, commandCaller',
    ],
    ["a negative allowance", `${RUNNING}timing:\n  quietMs: -1\n`, "6:12", "timing.quietMs is -1: it must be >= 0"],
    [
      "an allowance of more than ten minutes",
      `${RUNNING}timing: { answerMs: 600001 }\n`,
      "5:21",
      "timing.answerMs is 600001: it must be <= 600000",
    ],
    [
      "an allowance that is no whole number",
      `${RUNNING}timing: { skewMs: 0.5 }\n`,
      "5:19",
      "timing.skewMs is 0.5: it must be integer",
    ],
    [
      "an allowance with a unit",
      `${RUNNING}timing: { skewMs: 2s }\n`,
      "5:19",
      'timing.skewMs is "2s": it must be integer',
    ],
  ];
  for (const [circumstance, text, place, problem] of wrong) {
    it(`is refused with ${circumstance}, at its place and with a remedy`, () => {
      refuses(text, place, problem);
    });
  }

  it("points at a key that has a slash or a tilde in its name", () => {
    const text = `${COMMAND}    environment:\n      "A/B~C": 5\n`;
    refuses(text, "7:16", "services.cmx.environment.A/B~C is 5: it must be string");
  });
});
