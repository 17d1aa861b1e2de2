import { decodeString, stringEnd } from "../json-text/index.ts";
import type { WorkMeter } from "../work-meter.ts";

/** How a query compares; nothing if it only asks whether there is a value. A lone `!` fits nothing. */
export type QueryOperator = "" | "!" | "=" | "!=" | "<" | "<=" | ">" | ">=" | "%" | "!%";

/** What stands between the brackets of `#(…)`. */
export interface Query {
  /** Leads from an element to the value that is compared; empty for an element that is compared itself. */
  readonly path: string;
  readonly operator: QueryOperator;
  /** What to compare with, quotes removed. */
  readonly operand: string;
}

const OPERATOR = /^(!=|!%|<=|>=|==|[<>=%])/;
const OPERATOR_BEGINS = "!=<>%";

/** Reads a path that begins with `#(` or `#[`. `end` is behind the closing bracket; undefined if there is none. */
export function parseQuery(
  path: string,
  meter: WorkMeter,
): { readonly query: Query; readonly end: number } | undefined {
  let depth = 1;
  let operatorAt = 0;
  let escaped = false;
  for (let at = 2; at < path.length; at += 1) {
    const character = path[at] ?? "";
    if (depth === 1 && operatorAt === 0 && OPERATOR_BEGINS.includes(character)) {
      operatorAt = at;
    } else if (character === "\\") {
      at += 1;
    } else if (character === '"') {
      const end = stringEnd(path, at, meter);
      escaped ||= path.slice(at, end).includes("\\");
      at = end - 1;
    } else if (character === "(" || character === "[") {
      depth += 1;
    } else if (character === ")" || character === "]") {
      depth -= 1;
      if (depth === 0) {
        return { query: queryOf(path, operatorAt === 0 ? at : operatorAt, at, escaped), end: at + 1 };
      }
    }
  }
  return undefined;
}

function queryOf(path: string, operatorAt: number, end: number, escaped: boolean): Query {
  const comparison = trimmed(path.slice(operatorAt, end));
  const found = comparison === "!" ? "!" : (OPERATOR.exec(comparison)?.[0] ?? "");
  const operand = trimmed(comparison.slice(found.length));
  return {
    path: trimmed(path.slice(2, operatorAt)),
    operator: operatorOf(found),
    operand:
      operand.length >= 2 && operand.startsWith('"') && operand.endsWith('"') ? unquoted(operand, escaped) : operand,
  };
}

function operatorOf(found: string): QueryOperator {
  switch (found) {
    case "==":
      return "=";
    case "!":
    case "=":
    case "!=":
    case "<":
    case "<=":
    case ">":
    case ">=":
    case "%":
    case "!%":
      return found;
    default:
      return "";
  }
}

function unquoted(operand: string, escaped: boolean): string {
  const inside = operand.slice(1, -1);
  return escaped ? decodeString(inside) : inside;
}

/** White space here is all that sorts before the space, and the space. */
function trimmed(text: string): string {
  let from = 0;
  let to = text.length;
  while (from < to && text.charCodeAt(from) <= 0x20) {
    from += 1;
  }
  while (to > from && text.charCodeAt(to - 1) <= 0x20) {
    to -= 1;
  }
  return text.slice(from, to);
}
