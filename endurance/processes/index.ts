export { CmxReplica } from "./cmx-replica.ts";
export { residentMebibytes } from "./resident-memory.ts";
