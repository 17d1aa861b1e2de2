import { type Node, type Program, Visitor } from "oxc-parser";
import { lineOf, type SourceFile } from "../source-tree/index.ts";

/** One place where a source names another module. */
export interface Import {
  /** As written: `./clock.ts`, `node:net`. Undefined where an `import()` computes it. */
  readonly specifier: string | undefined;
  /** The line, from 1. */
  readonly line: number;
}

/**
 * Every import of a source: statements, re-exports, `import()` and `import("…")` in types. Whether only types are
 * meant makes no difference: a type, too, ties one file to another.
 */
export function importsOf(source: SourceFile): Import[] {
  return namedModules(source.program).map((node) => ({
    specifier: node.type === "Literal" && typeof node.value === "string" ? node.value : undefined,
    line: lineOf(source, node.start),
  }));
}

function namedModules(program: Program): Node[] {
  const found: Node[] = [];
  new Visitor({
    ImportDeclaration: (node) => void found.push(node.source),
    ExportAllDeclaration: (node) => void found.push(node.source),
    ExportNamedDeclaration: (node) => void (node.source !== null && found.push(node.source)),
    ImportExpression: (node) => void found.push(node.source),
    TSImportType: (node) => void found.push(node.source),
    TSExternalModuleReference: (node) => void found.push(node.expression),
  }).visit(program);
  return found;
}
