import { Evaluation } from "./evaluation/index.ts";
import { GJSON_LIMITS, type GjsonLimits } from "./gjson-limits.ts";
import type { GjsonResult } from "./gjson-result.ts";
import { isJson } from "./json-text/index.ts";
import { GjsonRefusal, WorkMeter } from "./work-meter.ts";

/** Only modifiers (`@`) and literals (`!`) can make what is not JSON out of a document that is. */
const MAKES_TEXT = /[@!]/;

/**
 * Evaluates a GJSON path over a JSON text, as the Go library that defines the syntax does
 * (https://github.com/tidwall/gjson/blob/master/SYNTAX.md); where it differs by choice stands in
 * `vectors/differences.ts`.
 *
 * `json` is valid JSON, or JSON Lines for paths that begin with `..`. Over any other text the outcome is unspecified,
 * and may be raw text that is not JSON. The path may be anything. Never throws; the work is bounded by `limits`.
 */
export function queryGjson(json: string, path: string, limits: GjsonLimits = GJSON_LIMITS): GjsonResult {
  return measureGjson(json, path, limits).result;
}

/** As `queryGjson`; also tells how many steps it took. */
export function measureGjson(
  json: string,
  path: string,
  limits: GjsonLimits = GJSON_LIMITS,
): { readonly result: GjsonResult; readonly steps: number } {
  const stepsMax = Math.min(limits.stepsMax, limits.stepsMin + limits.stepsPerCharacter * json.length);
  const meter = new WorkMeter(stepsMax, limits.depthMax);
  if (path.length > limits.pathLengthMax) {
    return { result: { exists: false, problem: "path-too-long" }, steps: 0 };
  }
  try {
    const result = evaluateMetered(json, path, meter);
    return { result, steps: meter.steps };
  } catch (error) {
    if (error instanceof GjsonRefusal) {
      return { result: { exists: false, problem: error.problem }, steps: meter.steps };
    }
    throw error;
  }
}

function evaluateMetered(json: string, path: string, meter: WorkMeter): GjsonResult {
  const value = new Evaluation(meter).evaluate(json, path);
  if (value === undefined) {
    return { exists: false };
  }
  if (MAKES_TEXT.test(path)) {
    meter.charge(value.raw.length);
    if (!isJson(value.raw)) {
      throw new GjsonRefusal("not-json");
    }
  }
  return { exists: true, raw: value.raw, type: value.type };
}
