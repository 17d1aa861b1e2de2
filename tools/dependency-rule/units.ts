import { FILE_EXCEPTIONS, IMPORT_TABLE, type Row } from "./import-table.ts";

/** A folder that the table knows, and its row. */
export interface Unit {
  /** The folder itself, without patterns: `protocol/esp`. */
  readonly folder: string;
  readonly row: Row;
}

/** The unit that a file belongs to. Undefined if no row fits. */
export function unitOf(path: string): Unit | undefined {
  const folders = path.split("/").slice(0, -1);
  for (const row of IMPORT_TABLE) {
    const folder = folders.slice(0, row.unit.split("/").length).join("/");
    if (matches(row.unit, folder)) {
      return { folder, row };
    }
  }
  return undefined;
}

/** Whether the table lets the file `from`, of unit `fromUnit`, import anything of the unit `to`. */
export function mayImport(from: string, fromUnit: Unit, to: Unit): boolean {
  const allowed = [...fromUnit.row.mayImport, ...(FILE_EXCEPTIONS[from] ?? [])];
  return fromUnit.folder === to.folder || allowed.some((pattern) => matches(pattern, to.folder));
}

/** Whether a folder fits a pattern: `**` fits all, `*` any one name. */
function matches(pattern: string, folder: string): boolean {
  if (pattern === "**") {
    return true;
  }
  const wanted = pattern.split("/");
  const names = folder.split("/");
  return wanted.length === names.length && wanted.every((name, index) => name === "*" || name === names[index]);
}
