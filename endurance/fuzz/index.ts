export { type DocumentedOperation, documentedOperations } from "./documented-operation.ts";
export { fuzzFinding } from "./fuzz-judgement.ts";
export { type FuzzRequest, fuzzRequest, type RightValues } from "./fuzz-request.ts";
export { type RawAnswer, rawAnswer } from "./raw-answer.ts";
