import { join } from "node:path";
import { readCatalogue, rulesOfDocuments } from "../../conformance/requirements/index.ts";
import {
  inProcessReference,
  type ProfileName,
  type ReferenceOptions,
  referenceProcess,
  type ServiceName,
  type Target,
} from "../../conformance/targets/index.ts";
import { type RunVerdict, TARGET_ROLES } from "../../conformance/verdicts/index.ts";
import { MUTANTS, type Mutant } from "../../mutants/index.ts";
import type { Package } from "../package-root.ts";
import { performRun } from "../run/index.ts";
import { ClosingStack, silentProgress } from "../session/index.ts";
import { type Kill, killOf } from "./kill.ts";
import { type ProvenProfile, profileOf } from "./proven-profile.ts";

const SEED = 7;

/** Where mutants are judged: the project, and the environment of the services that it starts. */
export interface Place {
  readonly project: Package;
  readonly environment: NodeJS.ProcessEnv;
}

/** Runs the suite against services of the reference, in the fast lane. */
export function judgeReference(
  profile: ProvenProfile,
  services: readonly ServiceName[],
  place: Place,
): Promise<RunVerdict> {
  return judge(inProcessReference(profile, { services }), "fast", undefined, place);
}

/** Runs the suite against a mutant and compares what it found with what it had to find. */
export async function judgeMutant(name: string, lane: "wire" | "fast", place: Place): Promise<Kill> {
  const mutant = MUTANTS.get(name);
  if (mutant === undefined) {
    throw new RangeError(`there is no mutant "${name}"; each has a file of its name in mutants/`);
  }
  const target = lane === "wire" ? wireTarget(name, mutant, place) : fastTarget(name, mutant, place);
  return killOf(name, mutant, await judge(target, lane, examplesOfServices(target.profile, place), place));
}

function fastTarget(name: string, mutant: Mutant, { project }: Place): Target {
  const module = join(project.compiled, "mutants", `${name}.js`);
  return inProcessReference(profileOf(mutant), { module, ...optionsOf(mutant) });
}

function wireTarget(name: string, mutant: Mutant, { project }: Place): Target {
  const script = join(project.compiled, "mutants", "main.js");
  const command = () => ["--enable-source-maps", script, name];
  return referenceProcess(profileOf(mutant), command, project.root, optionsOf(mutant));
}

function optionsOf({ replicas = 1, service = "cmx", isOnPlatform = service !== "cmx" }: Mutant): ReferenceOptions {
  return { replicas, services: [service], isOnPlatform };
}

/** Leaves out the examples about rules of simulators: whatever becomes of them shows nothing about a service. */
function examplesOfServices(profile: ProfileName, { project }: Place): string {
  const catalogue = rulesOfDocuments(readCatalogue(join(project.root, "conformance", "requirements")), profile);
  const ours = catalogue.filter(({ obliged }) => !TARGET_ROLES.includes(obliged));
  return `not (${ours.map(({ id }) => `@${id}`).join(" or ")})`;
}

async function judge(
  target: Target,
  lane: "wire" | "fast",
  tags: string | undefined,
  { project, environment }: Place,
): Promise<RunVerdict> {
  const closing = new ClosingStack();
  const options = {
    lane,
    profile: undefined,
    target: undefined,
    services: undefined,
    seed: SEED,
    tags,
    nats: undefined,
    workers: 0,
    output: "",
    json: false,
  };
  try {
    const surroundings = { project, target, environment, progress: silentProgress, closing };
    return (await performRun(options, surroundings)).verdict;
  } finally {
    await closing.closeAll();
  }
}
