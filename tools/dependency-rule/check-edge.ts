import { doorOf } from "./folder-doors.ts";
import { mayImport, type Unit, unitOf } from "./units.ts";
import type { Violation } from "./violation.ts";

/** Judges one import of a file of ours by another: may the folders meet, and is the door used? */
export function checkEdge(from: string, fromUnit: Unit, to: string, line: number): Violation[] {
  const toUnit = unitOf(to);
  if (toUnit === undefined) {
    return [{ rule: "no row", path: to, message: `${to} lies in no folder of the import table; add a row or move it` }];
  }
  const violations: Violation[] = [];
  if (!mayImport(from, fromUnit, toUnit)) {
    const allowed = fromUnit.row.mayImport.join(", ") || "nothing of ours";
    const message = `${from}:${line} imports ${to}, but ${fromUnit.folder} may import ${allowed}`;
    violations.push({ rule: "forbidden folder", path: from, message });
  }
  const door = doorOf(from, to, toUnit.folder);
  if (door !== undefined && door !== to) {
    const message = `${from}:${line} imports ${to} past the door; import ${door}`;
    violations.push({ rule: "past the index", path: from, message });
  }
  return violations;
}
