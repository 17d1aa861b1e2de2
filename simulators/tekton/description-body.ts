import type { SchemaObject } from "ajv";
import { type Shape, shape } from "../control/index.ts";
import type { Description } from "./application-state.ts";
import { NAME_LENGTH_MAX } from "./names.ts";

const DESCRIPTION_LENGTH_MAX = 4_096;

interface DescriptionChange {
  readonly displayName?: string | null;
  readonly description?: string | null;
}

/** The members by which a body describes an application or appversion. */
export const descriptionProperties: Readonly<Record<keyof Description, SchemaObject>> = {
  displayName: { type: ["string", "null"], maxLength: NAME_LENGTH_MAX },
  description: { type: ["string", "null"], maxLength: DESCRIPTION_LENGTH_MAX },
};

/** The form of a JSON merge patch on a description. */
export const descriptionChangeShape: Shape<DescriptionChange> = shape({
  type: "object",
  additionalProperties: false,
  properties: descriptionProperties,
});

/** The description after a change: null takes a member away, what is absent stays. */
export function describedBy(change: DescriptionChange, before: Description = {}): Description {
  const displayName = change.displayName === undefined ? before.displayName : change.displayName;
  const description = change.description === undefined ? before.description : change.description;
  return {
    ...(typeof displayName === "string" ? { displayName } : {}),
    ...(typeof description === "string" ? { description } : {}),
  };
}
