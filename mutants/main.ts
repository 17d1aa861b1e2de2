import process from "node:process";
import { runServiceProcess } from "../reference-impl/service/index.ts";
import { MUTANTS } from "./index.ts";

const name = process.argv[2] ?? "";
const mutant = MUTANTS.get(name);
if (mutant === undefined) {
  process.stderr.write(`There is no mutant "${name}". There are ${[...MUTANTS.keys()].join(", ")}.\n`);
  process.exit(64);
}
await runServiceProcess(name, mutant.start, process, process.env);
