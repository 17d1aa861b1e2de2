import type { EvaluationContext } from "../evaluation-context.ts";
import { VALUE_STEPS } from "../work-meter.ts";
import { dig } from "./dig.ts";
import { flatten } from "./flatten.ts";
import { fromstr } from "./fromstr.ts";
import { group } from "./group.ts";
import { join } from "./join.ts";
import { keys } from "./keys.ts";
import type { Modifier } from "./modifier.ts";
import { pretty } from "./pretty.ts";
import { reverse } from "./reverse.ts";
import { same } from "./same.ts";
import { tostr } from "./tostr.ts";
import { ugly } from "./ugly.ts";
import { valid } from "./valid.ts";
import { values } from "./values.ts";

/** The name of a modifier, without the `@`. */
export type ModifierName =
  | "dig"
  | "flatten"
  | "fromstr"
  | "group"
  | "join"
  | "keys"
  | "pretty"
  | "reverse"
  | "this"
  | "tostr"
  | "ugly"
  | "valid"
  | "values";

const MODIFIERS: Readonly<Record<ModifierName, Modifier>> = {
  dig,
  flatten,
  fromstr,
  group,
  join,
  keys,
  pretty,
  reverse,
  this: same,
  tostr,
  ugly,
  valid,
  values,
};

/** Whether there is a modifier of that name. */
export function isModifierName(name: string): name is ModifierName {
  return Object.hasOwn(MODIFIERS, name);
}

/** Applies a modifier; the outcome is empty if there is none. */
export function modify(name: ModifierName, json: string, argument: string, context: EvaluationContext): string {
  context.meter.charge(name === "this" ? 0 : VALUE_STEPS);
  return MODIFIERS[name](json, argument, context);
}
