import { quoteString } from "../json-text/index.ts";
import type { Modifier } from "./modifier.ts";

/** `@tostr`: the JSON text as a JSON string. */
export const tostr: Modifier = (json, _argument, { meter }) => quoteString(json, meter);
