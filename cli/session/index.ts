export { startBroker } from "./broker.ts";
export { ClosingStack } from "./closing-stack.ts";
export { startDatabase } from "./database.ts";
export { interrupted } from "./interruption.ts";
export { type Progress, silentProgress, visibleProgress } from "./progress.ts";
export { SEED_MAX, wholeNumber } from "./whole-number.ts";
