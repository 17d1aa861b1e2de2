import { isJson } from "../json-text/index.ts";
import type { Modifier } from "./modifier.ts";

/** `@valid`: the value itself if it is valid JSON, else nothing. */
export const valid: Modifier = (json, _argument, { meter }) => (isJson(json, meter) ? json : "");
