import {
  compareStrings,
  isFalsy,
  isTruthy,
  type JsonValue,
  numberFromText,
  numberOf,
  textOf,
} from "../json-text/index.ts";
import type { Query, QueryOperator } from "../path-syntax/index.ts";
import type { WorkMeter } from "../work-meter.ts";
import { wildcardMatcher } from "./wildcard.ts";

type OrderOperator = Exclude<QueryOperator, "" | "!" | "%" | "!%">;

/** Tells whether what a query's path found is what the query asks for; undefined is what was not found. */
export type QueryMatcher = (value: JsonValue | undefined) => boolean;

/** What a comparison does with a value of each kind. Null, objects and arrays fit no comparison. */
interface Comparison {
  readonly ofString: (text: string) => boolean;
  readonly ofNumber: (number: number) => boolean;
  readonly ofBoolean: (boolean: boolean) => boolean;
}

/** Makes the matcher of a query. */
export function queryMatcher(query: Query, meter: WorkMeter): QueryMatcher {
  if (query.operand.startsWith("~")) {
    return tildeMatcher(query, meter);
  }
  if (query.operator === "") {
    return (value) => value !== undefined;
  }
  const comparison = comparisonOf(query.operator, query.operand, meter);
  return (value) => value !== undefined && compares(value, comparison, meter);
}

/** With a tilde, the value is turned into a boolean first, which is then compared with true. */
function tildeMatcher({ operator, operand }: Query, meter: WorkMeter): QueryMatcher {
  const question = tildeQuestion(operand, meter);
  if (question === undefined) {
    return () => false;
  }
  const comparison = comparisonOf(operator, "true", meter);
  return (value) => comparison.ofBoolean(question(value));
}

function tildeQuestion(operand: string, meter: WorkMeter): QueryMatcher | undefined {
  switch (operand) {
    case "~*":
      return (value) => value !== undefined;
    case "~null":
      return (value) => value === undefined || value.type === "null";
    case "~true":
      return (value) => value !== undefined && isTruthy(value, meter);
    case "~false":
      return (value) => value === undefined || isFalsy(value, meter);
    default:
      return undefined;
  }
}

function compares(value: JsonValue, comparison: Comparison, meter: WorkMeter): boolean {
  switch (value.type) {
    case "string":
      return comparison.ofString(textOf(value, meter));
    case "number":
      return comparison.ofNumber(numberOf(value, meter));
    case "true":
      return comparison.ofBoolean(true);
    case "false":
      return comparison.ofBoolean(false);
    default:
      return false;
  }
}

const NOTHING: Comparison = { ofString: () => false, ofNumber: () => false, ofBoolean: () => false };

function comparisonOf(operator: QueryOperator, operand: string, meter: WorkMeter): Comparison {
  switch (operator) {
    case "%":
      return { ...NOTHING, ofString: wildcardMatcher(operand, meter) };
    case "!%": {
      const isLike = wildcardMatcher(operand, meter);
      return { ...NOTHING, ofString: (text) => !isLike(text) };
    }
    case "":
    case "!":
      return NOTHING;
    default:
      return orderComparison(operator, operand, meter);
  }
}

function orderComparison(operator: OrderOperator, operand: string, meter: WorkMeter): Comparison {
  meter.charge(operand.length);
  const number = numberFromText(operand);
  return {
    ofString: (text) => {
      meter.charge(Math.min(text.length, operand.length));
      return holds(operator, compareStrings(text, operand), 0);
    },
    ofNumber: (value) => holds(operator, value, number),
    ofBoolean: (value) => booleanHolds(operator, value, operand),
  };
}

function holds(operator: OrderOperator, left: number, right: number): boolean {
  switch (operator) {
    case "=":
      return left === right;
    case "!=":
      return left !== right;
    case "<":
      return left < right;
    case "<=":
      return left <= right;
    case ">":
      return left > right;
    default:
      return left >= right;
  }
}

/** False comes before true. An operand that is no boolean is still not below false and not above true. */
function booleanHolds(operator: OrderOperator, value: boolean, operand: string): boolean {
  switch (operator) {
    case "=":
      return operand === String(value);
    case "!=":
      return operand !== String(value);
    case "<":
      return !value && operand === "true";
    case "<=":
      return !value;
    case ">":
      return value && operand === "false";
    default:
      return value;
  }
}
