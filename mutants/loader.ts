import { readdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Mutant } from "./mutant.ts";

/** The names of mutants have several words; what they share has a name of one, and tests end in `.test`. */
const MUTANT_FILE = /^([^.]+-[^.]+)\.js$/;

/** A module that is a mutant: it exports it under the name `mutant`. */
interface MutantModule {
  readonly mutant: Mutant;
}

/**
 * The mutants in a folder of compiled modules by the names of their files, in the order of the alphabet.
 * Rejects with a `TypeError` that names the file if one that is called like a mutant does not export one.
 */
export async function mutantsIn(directory: string): Promise<ReadonlyMap<string, Mutant>> {
  const names = readdirSync(directory).flatMap((file) => MUTANT_FILE.exec(file)?.[1] ?? []);
  const load = async (name: string) => [name, await loadMutant(join(directory, `${name}.js`))] as const;
  return new Map(await Promise.all(names.toSorted().map(load)));
}

async function loadMutant(path: string): Promise<Mutant> {
  const loaded: unknown = await import(pathToFileURL(path).href);
  if (!isMutantModule(loaded)) {
    throw new TypeError(
      `${path} exports no mutant; export it as "mutant", or give what mutants share a name of one word`,
    );
  }
  return loaded.mutant;
}

function isMutantModule(loaded: unknown): loaded is MutantModule {
  return isObject(loaded) && "mutant" in loaded && isMutant(loaded.mutant);
}

function isMutant(value: unknown): value is Mutant {
  return (
    isObject(value) &&
    "fault" in value &&
    typeof value.fault === "string" &&
    "expected" in value &&
    isObject(value.expected) &&
    "implied" in value &&
    Array.isArray(value.implied) &&
    "start" in value &&
    typeof value.start === "function"
  );
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
