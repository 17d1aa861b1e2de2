import type { RefreshTimes } from "../refresh-loop.ts";
import { readRefreshTimes } from "../security/index.ts";
import type { SettingsReader } from "../settings.ts";

/** What can be set about Tekton, which keeps the settings of applications. */
export interface TektonSettings {
  readonly url: string;
  /** Whose events of 17/SCMP are heard. */
  readonly providerInstanceName: string;
  /** How long Tekton may take to answer. */
  readonly timeoutMs: number;
  /** The largest answer of Tekton. */
  readonly bodyBytesMax: number;
  readonly times: RefreshTimes;
}

/**
 * Reads what concerns Tekton; undefined if it is switched off:
 *
 * - `kaa.tekton.enabled` (false), `kaa.tekton.url` (`http://tekton`),
 *   `kaa.scmp.consumer.provider.service-instance.name` (`tekton`): documented;
 * - `kaa.tekton.refresh-period-millis` (60,000): how often everything is fetched anew in case an event was lost;
 *   `kaa.tekton.pause-millis` (100): from one fetch to the next, however many events there are;
 *   `kaa.tekton.retry-min-millis` (500) and `kaa.tekton.retry-max-millis` (30,000): after a failure;
 *   `kaa.tekton.timeout-millis` (5,000), `kaa.tekton.body-bytes-max` (64 MiB): house keys.
 */
export function readTektonSettings(reader: SettingsReader, enabledByDefault = false): TektonSettings | undefined {
  const isEnabled = reader.flag("kaa.tekton.enabled", enabledByDefault);
  const settings: TektonSettings = {
    url: reader.url("kaa.tekton.url") ?? "http://tekton",
    providerInstanceName: reader.name("kaa.scmp.consumer.provider.service-instance.name", "tekton"),
    timeoutMs: reader.integer("kaa.tekton.timeout-millis", { minimum: 1, maximum: 600_000 }, 5_000),
    bodyBytesMax: reader.integer("kaa.tekton.body-bytes-max", { minimum: 1, maximum: 1_073_741_824 }, 67_108_864),
    times: readRefreshTimes(reader, "kaa.tekton"),
  };
  return isEnabled ? settings : undefined;
}
