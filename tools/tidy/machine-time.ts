import { type Node, Visitor } from "oxc-parser";
import { lineOf, type SourceFile } from "../source-tree/index.ts";
import type { Finding } from "./finding.ts";

/** Finds `new Date()` and `Date()` outside `runtime/`: the time of the machine, which the linter does not see. */
export function checkMachineTime(source: SourceFile): Finding[] {
  if (source.path.startsWith("runtime/")) {
    return [];
  }
  const findings: Finding[] = [];
  const report = (node: Node) => {
    const message = `${source.path}:${lineOf(source, node.start)} reads the time of the machine; take a clock as parameter`;
    findings.push({ habit: "time", path: source.path, message });
  };
  const isDate = (callee: Node) => callee.type === "Identifier" && callee.name === "Date";
  new Visitor({
    NewExpression: (node) => void (isDate(node.callee) && node.arguments.length === 0 && report(node)),
    CallExpression: (node) => void (isDate(node.callee) && report(node)),
  }).visit(source.program);
  return findings;
}
