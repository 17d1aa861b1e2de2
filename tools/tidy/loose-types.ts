import { type Node, Visitor } from "oxc-parser";
import { lineOf, type SourceFile } from "../source-tree/index.ts";
import type { Finding } from "./finding.ts";

/** Finds `any` wherever it stands, casts other than `as const`, and `!` after a value. */
export function checkTypes(source: SourceFile): Finding[] {
  const findings: Finding[] = [];
  const report = (node: Node, what: string) => {
    const message = `${source.path}:${lineOf(source, node.start)} uses ${what}; parse the value or narrow its type`;
    findings.push({ habit: "loose type", path: source.path, message });
  };
  new Visitor({
    TSAnyKeyword: (node) => report(node, "any"),
    TSNonNullExpression: (node) => report(node, "! after a value"),
    TSTypeAssertion: (node) => report(node, "a cast"),
    TSAsExpression: (node) => {
      if (source.text.slice(node.typeAnnotation.start, node.typeAnnotation.end) !== "const") {
        report(node, "a cast");
      }
    },
  }).visit(source.program);
  return findings;
}
