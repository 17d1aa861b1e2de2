export type { Decoded } from "../avro/index.ts";
export { jsonParser } from "./json-parser.ts";
export { encodeJson, parseJson } from "./json-text.ts";
