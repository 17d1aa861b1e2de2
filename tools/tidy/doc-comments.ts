import type { Statement } from "oxc-parser";
import { isTest, lineOf, type SourceFile } from "../source-tree/index.ts";
import type { Finding } from "./finding.ts";

/** The least share of exported declarations that have a doc comment. */
export const DOCUMENTED_SHARE_MIN = 0.95;

/** How many declarations are exported, and which of them lack a doc comment. */
export interface Documentation {
  readonly exported: number;
  /** From 0 to 1; 1 if nothing is exported. */
  readonly share: number;
  readonly missing: readonly Finding[];
}

/**
 * Looks at every exported declaration for a doc comment right above it. Re-exports and tests do not count; overloads
 * count as one declaration, and a comment on any of them is enough.
 */
export function documentation(sources: readonly SourceFile[]): Documentation {
  const declarations = sources.filter((source) => !isTest(source.path)).flatMap(exportedDeclarations);
  const missing = declarations.filter(({ documented }) => !documented);
  return {
    exported: declarations.length,
    share: declarations.length === 0 ? 1 : 1 - missing.length / declarations.length,
    missing: missing.map(({ path, line, name }) => {
      const message = `${path}:${line} exports ${name} without a doc comment; state its contract`;
      return { habit: "doc comment", path, message };
    }),
  };
}

interface Declaration {
  readonly name: string;
  readonly path: string;
  readonly line: number;
  readonly documented: boolean;
}

function exportedDeclarations(source: SourceFile): Declaration[] {
  const byName = new Map<string, Declaration>();
  for (const statement of source.program.body) {
    const name = exportedName(statement);
    if (name !== undefined) {
      const { path } = source;
      const documented = hasDocComment(source, statement.start) || byName.get(name)?.documented === true;
      byName.set(name, { name, path, line: lineOf(source, statement.start), documented });
    }
  }
  return [...byName.values()];
}

/** The name that a statement declares and exports. Undefined if it does not do both. */
function exportedName(statement: Statement): string | undefined {
  if (statement.type === "ExportDefaultDeclaration") {
    return "default";
  }
  const declaration = statement.type === "ExportNamedDeclaration" ? statement.declaration : null;
  if (declaration === null) {
    return undefined;
  }
  const named = declaration.type === "VariableDeclaration" ? declaration.declarations[0] : declaration;
  const id = named !== undefined && "id" in named ? named.id : null;
  return id?.type === "Identifier" ? id.name : `the ${declaration.type} at ${declaration.start}`;
}

function hasDocComment(source: SourceFile, start: number): boolean {
  return source.comments.some(
    (comment) =>
      comment.type === "Block" &&
      comment.value.startsWith("*") &&
      comment.end <= start &&
      source.text.slice(comment.end, start).trim() === "",
  );
}
