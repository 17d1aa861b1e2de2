import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { Ajv, type ErrorObject } from "ajv";
import { type Document, isNode, LineCounter, parseDocument, visit } from "yaml";
import type { InstanceNames, Timing } from "../checks/index.ts";
import { PROFILE_NAMES, type ProfileName, profile as readingsOf } from "./profile.ts";
import { addressProblem } from "./service-address.ts";
import {
  DEFAULT_INSTANCES,
  DEFAULT_TIMING,
  SERVICE_NAMES,
  type ServiceName,
  type ServiceUnderTest,
  type Target,
} from "./target.ts";

/** A target file cannot be used. The message says what was found, where, and what to do. */
export class TargetFileError extends Error {
  override readonly name = "TargetFileError";
}

interface ServiceDocument {
  readonly instance?: string;
  readonly launch: "command" | "running";
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly replicas?: number;
  readonly rest?: string;
  readonly management?: string;
}

interface TargetDocument {
  readonly name: string;
  readonly profile?: ProfileName;
  readonly services: Readonly<Partial<Record<ServiceName, ServiceDocument>>>;
  readonly world?: Partial<Omit<InstanceNames, ServiceName | "otherAdx">>;
  readonly timing?: Partial<Timing>;
}

const NAME = { type: "string", pattern: "^[A-Za-z0-9_-]+$" };
const ADDRESS = { type: "string", pattern: "^https?://" };
const REPLICAS_MAX = 16;
const MILLISECONDS = { type: "integer", minimum: 0, maximum: 600_000 };

const isLaunchedAs = (launch: string) => ({ required: ["launch"], properties: { launch: { const: launch } } });

const SERVICE_SCHEMA = {
  type: "object",
  required: ["launch"],
  additionalProperties: false,
  properties: {
    instance: NAME,
    launch: { enum: ["command", "running"] },
    command: { type: "array", items: { type: "string", minLength: 1 }, minItems: 1 },
    environment: { type: "object", additionalProperties: { type: "string" } },
    replicas: { type: "integer", minimum: 1, maximum: REPLICAS_MAX },
    rest: ADDRESS,
    management: ADDRESS,
  },
  allOf: [
    { if: isLaunchedAs("command"), then: { required: ["command"] } },
    { if: isLaunchedAs("running"), then: { properties: { command: false, environment: false } } },
  ],
};

const SCHEMA = {
  type: "object",
  required: ["name", "services"],
  additionalProperties: false,
  properties: {
    name: { type: "string", minLength: 1 },
    profile: { enum: PROFILE_NAMES },
    services: {
      type: "object",
      minProperties: 1,
      additionalProperties: false,
      properties: Object.fromEntries(SERVICE_NAMES.map((name) => [name, SERVICE_SCHEMA])),
    },
    world: {
      type: "object",
      additionalProperties: false,
      properties: {
        communicationService: NAME,
        configurationDataProvider: NAME,
        tekton: NAME,
        tenantManager: NAME,
        commandCaller: NAME,
      },
    },
    timing: {
      type: "object",
      additionalProperties: false,
      properties: {
        answerMs: MILLISECONDS,
        providerTimeoutMs: MILLISECONDS,
        skewMs: MILLISECONDS,
        quietMs: MILLISECONDS,
        propagationMs: MILLISECONDS,
        discoveryMs: MILLISECONDS,
      },
    },
  },
};

const isTargetDocument = new Ajv({ verbose: true, strict: false }).compile<TargetDocument>(SCHEMA);

/** Reads a target file. Throws a `TargetFileError` that names line, column and remedy. */
export function readTargetFile(path: string): Target {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (cause) {
    const found =
      cause instanceof Error && "code" in cause && cause.code === "ENOENT" ? "there is no such file" : String(cause);
    throw new TargetFileError(
      `${path}: ${found}; name a YAML file that describes the target, see docs/target-files.md`,
    );
  }
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const [mistake] = document.errors;
  if (mistake !== undefined) {
    const { line, col } = lines.linePos(mistake.pos[0]);
    throw new TargetFileError(`${path}:${line}:${col}: not valid YAML: ${mistake.message.split("\n")[0]}`);
  }
  const content = valueOf(document, lines, path);
  if (!isTargetDocument(content)) {
    const [error] = isTargetDocument.errors ?? [];
    throw new TargetFileError(`${path}:${placeOf(document, lines, nodesOf(error))}: ${explain(error)}`);
  }
  assertServices(content, (keys) => `${path}:${placeOf(document, lines, keys)}`);
  assertAddresses(content, (keys) => `${path}:${placeOf(document, lines, keys)}`);
  return target(content, dirname(resolve(path)));
}

/** An alias can only be followed once all is read: then it turns out if it leads nowhere. */
function valueOf(document: Document, lines: LineCounter, path: string): unknown {
  try {
    return document.toJS();
  } catch (cause) {
    let offset = 0;
    visit(document, {
      Alias(_key, alias) {
        offset = alias.resolve(document) === undefined ? (alias.range?.[0] ?? 0) : offset;
      },
    });
    const { line, col } = lines.linePos(offset);
    const problem = cause instanceof Error ? cause.message : String(cause);
    throw new TargetFileError(`${path}:${line}:${col}: not valid YAML: ${problem}`, { cause });
  }
}

function target({ name, profile, services, world, timing }: TargetDocument, directory: string): Target {
  const documents = Object.entries(services);
  const named = documents.flatMap(([service, { instance }]) =>
    instance === undefined ? [] : [[service, instance] as const],
  );
  return {
    name,
    profile: profile ?? "deployed",
    instances: { ...DEFAULT_INSTANCES, ...world, ...Object.fromEntries(named) },
    services: Object.fromEntries(
      documents.map(([service, document]) => [service, serviceUnderTest(document, directory)] as const),
    ),
    timing: { ...DEFAULT_TIMING, ...timing },
    isOnPlatform: documents.some(([service, document]) => service === "cmx" && asksForTekton(document)),
  };
}

/** A service that wants to know where Tekton is turns to it. */
function asksForTekton({ command = [], environment = {} }: ServiceDocument): boolean {
  return [...command, ...Object.values(environment)].some((text) => text.includes("${TEKTON_URL}"));
}

function serviceUnderTest(
  { launch, command = [], environment = {}, replicas = 1, rest, management }: ServiceDocument,
  directory: string,
): ServiceUnderTest {
  return {
    launch: launch === "running" ? { kind: "running" } : { kind: "command", command, environment, directory },
    replicas,
    ...(rest === undefined ? {} : { rest }),
    ...(management === undefined ? {} : { management }),
  };
}

/** The drafts of 2017 know one service; of others nothing could be judged. */
function assertServices({ profile, services }: TargetDocument, placeAt: (keys: readonly string[]) => string): void {
  const other = SERVICE_NAMES.find((name) => name !== "cmx" && services[name] !== undefined);
  if (profile !== undefined && readingsOf(profile).documents === "drafts-2017" && other !== undefined) {
    const problem = `services.${other} has no place in the profile ${profile}, which is about cmx alone; leave it out`;
    throw new TargetFileError(`${placeAt(["services", other])}: ${problem}`);
  }
}

/** A wrong address would show only when a step asks there, and would look like a service that is silent. */
function assertAddresses({ services }: TargetDocument, placeAt: (keys: readonly string[]) => string): void {
  for (const [name, service] of Object.entries(services)) {
    for (const key of ["rest", "management"] as const) {
      const { [key]: address } = service;
      const problem = address === undefined ? undefined : addressProblem(address, service);
      if (problem !== undefined) {
        const keys = ["services", name, key];
        throw new TargetFileError(`${placeAt(keys)}: ${keys.join(".")} is ${JSON.stringify(address)}: ${problem}`);
      }
    }
  }
}

/** Line and column of what these keys lead to: the deepest node on their path that exists. */
function placeOf(document: Document, lines: LineCounter, keys: readonly string[]): string {
  for (let length = keys.length; length >= 0; length -= 1) {
    const node = length === 0 ? document.contents : document.getIn(keys.slice(0, length), true);
    if (isNode(node) && node.range) {
      const { line, col } = lines.linePos(node.range[0]);
      return `${line}:${col}`;
    }
  }
  return "1:1";
}

/** The keys that lead to what has to be changed: a key that is too much, or what an error is about. */
function nodesOf(error: ErrorObject | undefined): string[] {
  const extra: unknown = error?.params["additionalProperty"];
  return typeof extra === "string" ? [...keysOf(error), extra] : keysOf(error);
}

/** The keys that lead to what an error is about, which a JSON pointer spells. */
function keysOf(error: ErrorObject | undefined): string[] {
  const [, ...keys] = (error?.instancePath ?? "").split("/");
  return keys.map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"));
}

function explain(error: ErrorObject | undefined): string {
  const where = keysOf(error).join(".") || "the file";
  switch (error?.keyword) {
    case "additionalProperties":
      return `${where} has the unknown key "${error.params["additionalProperty"]}"; known are ${knownKeys(error)}`;
    case "enum":
      return `${where} is ${JSON.stringify(error.data)}; it takes ${String(error.params["allowedValues"]).replaceAll(",", " or ")}`;
    case "required":
      return `${where} lacks "${error.params["missingProperty"]}"`;
    case "minProperties":
      return `${where} names none; name at least one of ${knownKeys(error)}`;
    case "false schema":
      return `${where} belongs to launch: command; leave it out for a service that runs already`;
    default:
      return `${where} is ${JSON.stringify(error?.data)}: it ${error?.message ?? "is not valid"}`;
  }
}

function knownKeys(error: ErrorObject): string {
  const { parentSchema } = error;
  const properties: unknown = parentSchema?.["properties"];
  return typeof properties === "object" && properties !== null ? Object.keys(properties).join(", ") : "none";
}
