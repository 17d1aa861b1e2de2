import { readFileSync } from "node:fs";

/** How much memory a process holds, in mebibytes. Throws if it is gone. Needs the `/proc` of Linux. */
export function residentMebibytes(processId: number): number {
  const [, kibibytes] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${processId}/status`, "utf8")) ?? [];
  if (kibibytes === undefined) {
    throw new Error(`process ${processId} shows no resident memory; it is a zombie or belongs to the kernel`);
  }
  return Math.round(Number(kibibytes) / 1_024);
}
