import { Evaluation } from "./evaluation/index.ts";
import { GJSON_LIMITS, type GjsonLimits } from "./gjson-limits.ts";
import type { GjsonResult } from "./gjson-result.ts";
import { isJson, parsingEffort } from "./json-text/index.ts";
import { GjsonRefusal, WorkMeter } from "./work-meter.ts";

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
  const meter = meterFor(json, limits);
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

/** What a document allows beyond its length is only worked out for paths that need it. */
function meterFor(json: string, { stepsMin, stepsPerCharacter, stepsMax, depthMax }: GjsonLimits): WorkMeter {
  const atFirst = Math.min(stepsMin, stepsMax);
  const more = () => Math.min(stepsMax, stepsPerCharacter * parsingEffort(json)) - atFirst;
  return new WorkMeter(atFirst, depthMax, () => Math.max(0, more()));
}

function evaluateMetered(json: string, path: string, meter: WorkMeter): GjsonResult {
  const evaluation = new Evaluation(meter);
  const value = evaluation.evaluate(json, path);
  if (value === undefined) {
    return { exists: false };
  }
  if (evaluation.mayHaveSpoilt && !isJson(value.raw, meter)) {
    throw new GjsonRefusal("not-json");
  }
  return { exists: true, raw: value.raw, type: value.type };
}
