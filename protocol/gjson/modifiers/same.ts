import type { Modifier } from "./modifier.ts";

/** `@this`: the value itself. */
export const same: Modifier = (json) => json;
