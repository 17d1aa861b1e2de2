import { posix } from "node:path";
import type { SourceFile } from "../source-tree/index.ts";
import { checkEdge } from "./check-edge.ts";
import { checkLibrary } from "./check-library.ts";
import { findCycles } from "./find-cycles.ts";
import { type Import, importsOf } from "./imports-of.ts";
import { type Unit, unitOf } from "./units.ts";
import type { Violation } from "./violation.ts";

/** What was looked at and what was wrong with it. */
export interface DependencyReport {
  readonly files: number;
  /** Pairs of files of ours of which the one imports the other. */
  readonly edges: number;
  readonly violations: readonly Violation[];
}

/** Units that load what a user has chosen, and a file that loads its own folder: they may compute the path of a module. */
const LOADERS = ["cli", "bench", "conformance/targets", "mutants/loader.ts"];

/** Checks all sources of the project, tests included, against the tables of this folder. */
export function checkDependencies(sources: readonly SourceFile[]): DependencyReport {
  const graph = new Map<string, Set<string>>(sources.map((source) => [source.path, new Set<string>()]));
  const violations = sources.flatMap((source) => checkSource(source, graph));
  const cycles = findCycles(graph).map(describeCycle);
  const edges = [...graph.values()].reduce((sum, targets) => sum + targets.size, 0);
  return { files: sources.length, edges, violations: [...violations, ...cycles] };
}

function checkSource(source: SourceFile, graph: Map<string, Set<string>>): Violation[] {
  const { path } = source;
  const unit = unitOf(path);
  if (unit === undefined) {
    const message = `${path} lies in no folder of the import table; add a row or move it`;
    return [{ rule: "no row", path, message }];
  }
  return importsOf(source).flatMap((found) => checkImport(path, unit, found, graph));
}

function checkImport(from: string, unit: Unit, found: Import, graph: Map<string, Set<string>>): Violation[] {
  const { specifier, line } = found;
  if (specifier === undefined) {
    const message = `${from}:${line} computes the path of an import(), which no check can follow; write it out`;
    return LOADERS.includes(unit.folder) || LOADERS.includes(from)
      ? []
      : [{ rule: "computed import", path: from, message }];
  }
  if (!specifier.startsWith(".")) {
    const violation = checkLibrary(from, specifier, line);
    return violation === undefined ? [] : [violation];
  }
  const to = posix.join(posix.dirname(from), specifier);
  if (!graph.has(to)) {
    const message = `${from}:${line} imports ${specifier}, and there is no source ${to}; name a .ts file that exists`;
    return [{ rule: "unknown file", path: from, message }];
  }
  graph.get(from)?.add(to);
  return checkEdge(from, unit, to, line);
}

function describeCycle(cycle: readonly string[]): Violation {
  const path = cycle[0] ?? "";
  const message = `${[...cycle, path].join(" -> ")} is a cycle; move what they share into a file of its own`;
  return { rule: "cycle", path, message };
}
