export { compareStrings } from "./compare-strings.ts";
export { numberFromText, plainDecimal } from "./decimal.ts";
export { decodeString } from "./decode-string.ts";
export { elementsOf, isArray, isObject, type JsonMember, membersOf } from "./elements.ts";
export { isJson } from "./is-json.ts";
export { type JsonKind, type JsonValue, kindAt } from "./json-kind.ts";
export { firstValue, isFalsy, isTruthy, numberOf, textOf } from "./json-value.ts";
export { quoteString } from "./quote-string.ts";
export { bracketEnd, nextElement, nextKey, nextValue, stringEnd, valueEnd } from "./scan.ts";
