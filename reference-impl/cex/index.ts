export { startCex } from "./cex.ts";
export { type OpenStore, openStore } from "./open-store.ts";
export { type CexRules, cexRules } from "./rules.ts";
export type { CexSettings } from "./settings.ts";
export type { CommandStore } from "./store/index.ts";
