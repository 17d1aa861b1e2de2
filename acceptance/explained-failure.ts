import assert from "node:assert/strict";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { EndedCommand } from "./started-command.ts";
import { readVerdict } from "./verdict.ts";
import type { Workplace } from "./workplace.ts";

/** Exit codes as the documentation has them. */
export const EXIT = { passed: 0, mismatch: 1, incomplete: 2, ownFault: 3, usage: 64 } as const;

/** A directory for reports with a green verdict of yesterday in it. */
export function usedOutput(place: Workplace): string {
  const output = place.path("out");
  mkdirSync(output);
  writeFileSync(join(output, "verdict.json"), '{"complete": true}');
  return output;
}

/** Fails unless a run ended with `code`, said in words and without a stack trace what to do, and left nothing green. */
export function assertExplained(ended: EndedCommand, code: number, said: RegExp, output: string): void {
  assert.match(ended.said, said);
  assert.doesNotMatch(ended.said, /^\s+at \S+/m, "a stack trace");
  assert.equal(ended.code, code, ended.said);
  if (existsSync(join(output, "verdict.json"))) {
    assert.equal(readVerdict(output).complete, false);
  }
}

/** The reference soon gives up on its provider, so that a run need not wait for it. */
const PROVIDER_TIMEOUT_MS = 1000;

/** Writes the target file of a service of ours that is started with `command`. JSON is YAML too. */
export function commandTarget(place: Workplace, command: readonly string[]): string {
  const environment = {
    NATS_URLS: "${NATS_URL}",
    KAA_CMX_CONFIGURATION_DATA_PROVIDER_TIMEOUT_MILLIS: String(PROVIDER_TIMEOUT_MS),
  };
  const target = {
    name: "under-test",
    services: { cmx: { launch: "command", command, environment } },
    timing: { providerTimeoutMs: PROVIDER_TIMEOUT_MS },
  };
  return place.write("target.yaml", JSON.stringify(target, null, 2));
}
