import type { RefreshTimes } from "../refresh-loop.ts";
import type { SettingsReader } from "../settings.ts";

/** The client by which a service gets tokens of the system tenant. */
export interface SystemClient {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

/** Which tenants there are, and how a service proves who it is. */
export type TenancySettings =
  | { readonly kind: "open" }
  | { readonly kind: "single"; readonly client: SystemClient }
  | {
      readonly kind: "multiple";
      readonly client: SystemClient | undefined;
      readonly url: string;
      /** Whose events of 21/TLE are heard; those of every originator if it is undefined. */
      readonly instanceName: string | undefined;
      readonly times: RefreshTimes;
    };

/** What can be set about tenants and tokens. */
export interface SecuritySettings {
  readonly tenancy: TenancySettings;
  /** How long a Tenant Manager or an issuer may take to answer. */
  readonly timeoutMs: number;
  /** How old an issuer's keys may be before they are fetched anew. */
  readonly keysAgeMsMax: number;
  /** How often at most an issuer's keys are fetched because a token names one that is not known. */
  readonly unknownKeyPauseMs: number;
}

const TIMEOUT_MS = { minimum: 1, maximum: 600_000 };
const PERIOD_MS = { minimum: 10, maximum: 86_400_000 };
const PAUSE_MS = { minimum: 0, maximum: 3_600_000 };

/**
 * Reads what concerns tenants and tokens:
 *
 * - `kaa.security.issuer`, `kaa.security.clientid`, `kaa.security.clientsecret`: documented for a sibling service; the
 *   issuer of the system tenant, and the client by which this service asks it for tokens;
 * - `kaa.tenant-manager.enabled` (false), `kaa.tenant-manager.url` (`http://tenant-manager`),
 *   `kaa.tenant-manager.service-instance.name` (any), `kaa.tenant-manager.refresh-period-millis` (60,000),
 *   `kaa.tenant-manager.retry-min-millis` (500), `kaa.tenant-manager.retry-max-millis` (30,000),
 *   `kaa.tenant-manager.pause-millis` (100): house keys; where tenants come from, and how often;
 * - `kaa.security.timeout-millis` (5,000), `kaa.security.keys-max-age-millis` (60,000),
 *   `kaa.security.unknown-key-pause-millis` (10,000): house keys.
 *
 * Without an issuer and without a Tenant Manager there is no security: one tenant, and everybody may do everything.
 */
export function readSecuritySettings(reader: SettingsReader): SecuritySettings {
  return {
    tenancy: readTenancy(reader),
    timeoutMs: reader.integer("kaa.security.timeout-millis", TIMEOUT_MS, 5_000),
    keysAgeMsMax: reader.integer("kaa.security.keys-max-age-millis", PERIOD_MS, 60_000),
    unknownKeyPauseMs: reader.integer("kaa.security.unknown-key-pause-millis", PAUSE_MS, 10_000),
  };
}

function readTenancy(reader: SettingsReader): TenancySettings {
  const client = readSystemClient(reader);
  const isMultiple = reader.flag("kaa.tenant-manager.enabled", false);
  const url = reader.url("kaa.tenant-manager.url") ?? "http://tenant-manager";
  const instanceName = reader.name("kaa.tenant-manager.service-instance.name", "*");
  const times = readRefreshTimes(reader, "kaa.tenant-manager");
  if (isMultiple) {
    return { kind: "multiple", client, url, instanceName: instanceName === "*" ? undefined : instanceName, times };
  }
  return client === undefined ? { kind: "open" } : { kind: "single", client };
}

function readSystemClient(reader: SettingsReader): SystemClient | undefined {
  const issuer = reader.url("kaa.security.issuer");
  const clientId = reader.optionalText("kaa.security.clientid");
  const clientSecret = reader.optionalText("kaa.security.clientsecret");
  if (issuer !== undefined && clientId !== undefined && clientSecret !== undefined) {
    return { issuer, clientId, clientSecret };
  }
  if (issuer !== undefined || clientId !== undefined || clientSecret !== undefined) {
    const missing = Object.entries({ ISSUER: issuer, CLIENTID: clientId, CLIENTSECRET: clientSecret })
      .filter(([, value]) => value === undefined)
      .map(([name]) => `KAA_SECURITY_${name}`);
    reader.report(`${missing.join(" and ")} missing; issuer, client and secret are given together or not at all`);
  }
  return undefined;
}

/** Reads how often something is fetched, by the keys below `prefix` that `readSecuritySettings` lists. */
export function readRefreshTimes(reader: SettingsReader, prefix: string): RefreshTimes {
  return {
    periodMs: reader.integer(`${prefix}.refresh-period-millis`, PERIOD_MS, 60_000),
    pauseMs: reader.integer(`${prefix}.pause-millis`, PAUSE_MS, 100),
    retryMsMin: reader.integer(`${prefix}.retry-min-millis`, PERIOD_MS, 500),
    retryMsMax: reader.integer(`${prefix}.retry-max-millis`, PERIOD_MS, 30_000),
  };
}
