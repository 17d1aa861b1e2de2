export { CexReplica, type CexSurroundings } from "./cex-replica.ts";
export { CmxReplica } from "./cmx-replica.ts";
export { residentMebibytes } from "./resident-memory.ts";
