import { rmSync } from "node:fs";
import { mkdir, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { RunVerdict } from "../conformance/verdicts/index.ts";
import { htmlReport } from "./html-report.ts";
import { junitReport } from "./junit.ts";
import { messageStream } from "./message-stream.ts";

/** Everything that the files of a run are made of. */
export interface RunFiles {
  readonly verdict: RunVerdict;
  /** Cucumber's messages, in the order in which they came. */
  readonly messages: readonly object[];
  /** One object for each recorded message. */
  readonly traffic: readonly object[];
  /** The command that repeats what proves a requirement, or all of it. */
  readonly repeatCommand: (requirementId: string | undefined) => string;
}

/** The reports cannot be written where they were wanted. */
export class ReportError extends Error {
  override readonly name = "ReportError";

  constructor(directory: string, cause: unknown) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    super(
      `the reports cannot be written to ${directory}: ${reason}. Make it a directory that you may write to, or name another one with --output.`,
      { cause },
    );
  }
}

const VERDICT = "verdict.json";
/** Characters. */
const WRITTEN_AT_ONCE = 262_144;

/**
 * Removes the verdict of an earlier run, so that nobody takes it for the one that begins. Does nothing if there is
 * none. Throws `ReportError` if it cannot be removed.
 */
export function clearVerdict(directory: string): void {
  try {
    rmSync(join(directory, VERDICT), { force: true });
  } catch (cause) {
    throw new ReportError(directory, cause);
  }
}

/**
 * Writes `messages.ndjson`, `traffic.ndjson`, `junit.xml`, `report.html`, and last and in one piece `verdict.json`: where
 * it stands, the others are complete. Makes the directory if need be. Rejects with `ReportError` if it cannot write.
 */
export async function writeRunFiles(directory: string, files: RunFiles): Promise<void> {
  const { verdict, messages, traffic, repeatCommand } = files;
  clearVerdict(directory);
  const junit = junitReport(verdict);
  const html = htmlReport(verdict, { repeatCommand });
  try {
    await mkdir(directory, { recursive: true });
    await writeFile(join(directory, "messages.ndjson"), lines(messageStream(verdict, messages, traffic.length)));
    await writeFile(join(directory, "traffic.ndjson"), lines(traffic));
    await writeFile(join(directory, "junit.xml"), junit);
    await writeFile(join(directory, "report.html"), html);
    const partial = join(directory, `${VERDICT}.partial`);
    await writeFile(partial, `${JSON.stringify(verdict, null, 2)}\n`, { flush: true });
    await rename(partial, join(directory, VERDICT));
  } catch (cause) {
    throw new ReportError(directory, cause);
  }
}

/** A line for each, several at a time: one would take too many turns, and all of a long recording too much memory. */
function* lines(objects: readonly object[]): Generator<string> {
  let text = "";
  for (const object of objects) {
    text += `${JSON.stringify(object)}\n`;
    if (text.length >= WRITTEN_AT_ONCE) {
      yield text;
      text = "";
    }
  }
  yield text;
}
