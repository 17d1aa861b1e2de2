import { VALUE_STEPS, type WorkMeter } from "../work-meter.ts";
import { type JsonValue, kindAt } from "./json-kind.ts";
import { nextElement, nextKey, nextValue, stringEnd, valueEnd } from "./scan.ts";

/** A member of an object. `key` is a string as it is written, quotes included. */
export interface JsonMember {
  readonly key: string;
  readonly value: JsonValue;
}

/** Whether a value is an array. */
export function isArray(value: JsonValue): boolean {
  return value.type === "json" && value.raw.startsWith("[");
}

/** Whether a value is an object. */
export function isObject(value: JsonValue): boolean {
  return value.type === "json" && value.raw.startsWith("{");
}

/** The elements of an array, in order. */
export function elementsOf(array: JsonValue, meter: WorkMeter): JsonValue[] {
  const text = array.raw;
  meter.charge(text.length);
  const elements: JsonValue[] = [];
  for (let at = nextElement(text, 1); ; ) {
    const type = kindAt(text, at);
    if (type === undefined) {
      return elements;
    }
    const end = valueEnd(text, at, type);
    meter.charge(VALUE_STEPS);
    elements.push({ raw: text.slice(at, end), type });
    at = nextElement(text, end);
  }
}

/** The members of an object, in order, repeated keys included. */
export function membersOf(object: JsonValue, meter: WorkMeter): JsonMember[] {
  const text = object.raw;
  meter.charge(text.length);
  const members: JsonMember[] = [];
  for (let at = nextKey(text, 1); text[at] === '"'; ) {
    const keyEnd = stringEnd(text, at);
    const valueAt = nextValue(text, keyEnd);
    const type = kindAt(text, valueAt);
    if (type === undefined) {
      break;
    }
    const end = valueEnd(text, valueAt, type);
    meter.charge(VALUE_STEPS);
    members.push({ key: text.slice(at, keyEnd), value: { raw: text.slice(valueAt, end), type } });
    at = nextKey(text, end);
  }
  return members;
}
