import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv, type ErrorObject } from "ajv";
import { parse, YAMLParseError } from "yaml";
import { CAPABILITIES, type Requirement, ROLES } from "./requirement.ts";

/** The catalogue cannot be used: a file of ours is wrong. */
export class CatalogueError extends Error {
  override readonly name = "CatalogueError";
}

interface CatalogueFile {
  readonly protocol: string;
  readonly title: string;
  readonly prefix: string;
  readonly requirements: readonly Omit<Requirement, "protocol">[];
}

const TEXT = { type: "string", minLength: 1 };

const isCatalogueFile = new Ajv({ allErrors: true }).compile<CatalogueFile>({
  type: "object",
  required: ["protocol", "title", "prefix", "requirements"],
  additionalProperties: false,
  properties: {
    protocol: TEXT,
    title: TEXT,
    prefix: { type: "string", pattern: "^[A-Z][A-Z0-9]+$" },
    requirements: {
      type: "array",
      minItems: 1,
      items: {
        type: "object",
        required: ["id", "level", "obliged", "basis", "section", "text"],
        additionalProperties: false,
        properties: {
          id: { type: "string", pattern: "^[A-Z][A-Z0-9]+-[0-9]{3}$" },
          level: { enum: ["must", "should", "may"] },
          obliged: { enum: ROLES },
          basis: { enum: ["keyword", "schema", "plain", "inferred", "house"] },
          section: TEXT,
          text: TEXT,
          profiles: { type: "array", items: TEXT, minItems: 1 },
          capability: { enum: CAPABILITIES },
          unobservable: TEXT,
          deferred: TEXT,
        },
      },
    },
  },
});

/** All requirements that the YAML files in `directory` hold, ordered by document and identifier. */
export function readCatalogue(directory: string): readonly Requirement[] {
  const files = readdirSync(directory).filter((name) => name.endsWith(".yaml"));
  const requirements = files.flatMap((name) => readFile(join(directory, name)));
  const ids = requirements.map(({ id }) => id);
  const repeated = ids.find((id, index) => ids.indexOf(id) !== index);
  if (repeated !== undefined) {
    throw new CatalogueError(`${directory}: ${repeated} is given twice; identifiers are unique and never reused`);
  }
  return requirements.toSorted((a, b) => order(a).localeCompare(order(b)));
}

/** Documents in the order of their number. */
function order({ protocol, id }: Requirement): string {
  return `${(protocol.split("/")[0] ?? "").padStart(4, "0")} ${id}`;
}

function readFile(path: string): Requirement[] {
  const content = parseYaml(path);
  if (!isCatalogueFile(content)) {
    throw new CatalogueError(`${path}: ${(isCatalogueFile.errors ?? []).map(describe).join("; ")}`);
  }
  for (const { id, basis, level } of content.requirements) {
    if (!id.startsWith(`${content.prefix}-`)) {
      throw new CatalogueError(`${path}: ${id} does not begin with ${content.prefix}-`);
    }
    if (basis === "inferred" && level === "must") {
      throw new CatalogueError(`${path}: ${id} is a reading of ours, which is at most a SHOULD`);
    }
  }
  return content.requirements.map((row) => ({ ...row, protocol: content.protocol }));
}

function parseYaml(path: string): unknown {
  try {
    return parse(readFileSync(path, "utf8"));
  } catch (cause) {
    throw cause instanceof YAMLParseError
      ? new CatalogueError(`${path}: not valid YAML: ${cause.message.split("\n")[0]}`, { cause })
      : cause;
  }
}

/** What is wrong, and with which part: the schema's own words do not name a key that it does not know. */
function describe({ instancePath, message, params }: ErrorObject): string {
  const found: unknown = params["additionalProperty"];
  const allowed: unknown = params["allowedValues"];
  const detail = typeof found === "string" ? ` such as "${found}"` : "";
  const values = Array.isArray(allowed) ? `: ${allowed.join(", ")}` : "";
  return `${instancePath || "the document"} ${message ?? "is not valid"}${detail}${values}`;
}
