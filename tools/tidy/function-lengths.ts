import { type Node, Visitor } from "oxc-parser";
import { lineOf, type SourceFile } from "../source-tree/index.ts";
import type { Finding } from "./finding.ts";

/** The most lines that a function may have, its head and its last brace included. */
const FUNCTION_LINES_MAX = 70;

/**
 * Finds functions that do not fit a screen. The function handed to `describe` is a list of tests rather than a
 * function, and is passed over; the tests in it are not.
 */
export function checkFunctionLengths(source: SourceFile): Finding[] {
  const lists = new Set<Node>();
  const findings: Finding[] = [];
  const check = (node: Node) => {
    const first = lineOf(source, node.start);
    const lines = lineOf(source, node.end) - first + 1;
    if (lines > FUNCTION_LINES_MAX && !lists.has(node)) {
      const message = `${source.path}:${first} starts a function of ${lines} lines, more than ${FUNCTION_LINES_MAX}; divide it`;
      findings.push({ habit: "function length", path: source.path, message });
    }
  };
  new Visitor({
    CallExpression: (node) => {
      if (node.callee.type === "Identifier" && node.callee.name === "describe") {
        node.arguments.forEach((argument) => void lists.add(argument));
      }
    },
    FunctionDeclaration: check,
    FunctionExpression: check,
    ArrowFunctionExpression: check,
  }).visit(source.program);
  return findings;
}
