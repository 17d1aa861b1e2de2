import type { GjsonProblem } from "../../protocol/gjson/index.ts";
import { type Answer, errorAnswer } from "../service/index.ts";
import type { Attribute } from "./attribute.ts";

const REFUSALS: Readonly<Record<GjsonProblem, string>> = {
  "path-too-long": "q is too long a path",
  "nested-too-deep": "q is nested too deep",
  "too-much-work": "q takes too much work; ask for less at a time",
  "not-json": "q makes a text that is not JSON",
};

/**
 * Answers a query with the attribute's own text, so that numbers keep their spelling; wrapped, as the only member of an
 * object, which the path names (ADX, `service.wrap-response`). What is not there is 404 (reading G6).
 */
export function attributeAnswer(path: string, attribute: Attribute, wrapResponse: boolean): Answer {
  switch (attribute.kind) {
    case "found": {
      const text = wrapResponse ? `{${JSON.stringify(path)}:${attribute.text}}` : attribute.text;
      return { statusCode: 200, reasonPhrase: "OK", payload: Buffer.from(text) };
    }
    case "absent":
      return errorAnswer(404, `No attribute ${JSON.stringify(path)}`);
    case "refused":
      return errorAnswer(400, REFUSALS[attribute.problem]);
  }
}
