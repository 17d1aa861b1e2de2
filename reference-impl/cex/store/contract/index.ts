export { describeCommandStore } from "./describe-command-store.ts";
export type { StoreUnderTest } from "./fact.ts";
