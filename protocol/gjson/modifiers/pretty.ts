import { textOf } from "../json-text/index.ts";
import type { WorkMeter } from "../work-meter.ts";
import type { Modifier } from "./modifier.ts";
import { flagOf, integerOf, optionsOf } from "./modifier-options.ts";
import { type PrettyStyle, prettyPrint } from "./pretty-print.ts";

/** What it costs to begin, beside what is printed: there may be a beginning for every element of an array. */
const BEGIN_STEPS = 300;

/**
 * `@pretty`: the JSON with a member or element on each line; arrays that hold no object share a line if they fit.
 * Options: `sortKeys`, `indent`, `prefix` (of which only white space is taken) and `width`, in UTF-8 bytes.
 */
export const pretty: Modifier = (json, argument, { meter }) => {
  meter.charge(BEGIN_STEPS);
  return prettyPrint(json, styleOf(argument, meter), meter);
};

function styleOf(argument: string, meter: WorkMeter): PrettyStyle {
  const options = optionsOf(argument, meter);
  const spaces = (name: string, otherwise: string): string => {
    const option = options.get(name);
    return option === undefined ? otherwise : textOf(option, meter).replace(/[^ \t\r\n]/g, "");
  };
  const width = options.get("width");
  return {
    sortKeys: flagOf(options.get("sortKeys"), meter),
    indent: spaces("indent", "  "),
    prefix: spaces("prefix", ""),
    widthBytes: width === undefined ? 80 : integerOf(width, meter),
  };
}
