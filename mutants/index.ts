import { mutantsIn } from "./loader.ts";
import type { Mutant } from "./mutant.ts";

export type { ExpectedFinding, ImpliedRequirement, Mutant } from "./mutant.ts";

/** Every wrong service by its name, which is also the name of its file. Whoever imports this loads all of them. */
export const MUTANTS: ReadonlyMap<string, Mutant> = await mutantsIn(import.meta.dirname);
