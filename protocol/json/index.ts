export type { Decoded } from "../avro/index.ts";
export { hasDuplicateKeys } from "./duplicate-keys.ts";
export { isJsonNullText, isJsonObjectText, jsonMembers, jsonNesting, jsonObjectText } from "./json-members.ts";
export { jsonParser } from "./json-parser.ts";
export { encodeJson, parseJson, parseJsonText } from "./json-text.ts";
