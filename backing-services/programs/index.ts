export { type Environment, isProgram, programIn, programOnPath } from "./program-on-path.ts";
export { type ProgramOutcome, type ProgramUser, runProgram } from "./run-program.ts";
