export { Evaluation } from "./evaluation.ts";
