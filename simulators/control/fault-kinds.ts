import type { SchemaObject } from "ajv";
import { type Shape, shape } from "./shape.ts";

/** The kinds of fault that a simulator knows, each with the shape of its settings. */
export type FaultKinds<S> = { readonly [K in keyof S]: Shape<S[K]> };

/** Settings with the members that `properties` describes in JSON Schema (draft 07), all required, and no other. */
export function settingsShape<T>(properties: Readonly<Record<keyof T & string, SchemaObject>>): Shape<T> {
  return shape({ type: "object", additionalProperties: false, required: Object.keys(properties), properties });
}

/** The settings of a fault that has none. */
export type NoSettings = Readonly<Record<string, never>>;

/** The shape of `NoSettings`. */
export const noSettings: Shape<NoSettings> = settingsShape<NoSettings>({});

/** The settings of a fault that makes something late. */
export interface DelaySettings {
  /** Milliseconds, at most `DELAY_MS_MAX`. */
  readonly delayMs: number;
}

/** The longest delay that can be asked for: a day. */
export const DELAY_MS_MAX = 86_400_000;

/** The shape of `DelaySettings`. */
export const delaySettings: Shape<DelaySettings> = settingsShape<DelaySettings>({
  delayMs: { type: "integer", minimum: 0, maximum: DELAY_MS_MAX },
});
