import {
  tenantUnregisteredCodec,
  tenantUnregisteredSubject,
  tenantUpdatedCodec,
  tenantUpdatedSubject,
} from "../../../protocol/tle/index.ts";
import { BEGINNING_MS, SamplePlatform, TENANT_ENVIRONMENT, tellingBus } from "../sample-platform.ts";
import type { Environment } from "../service.ts";
import { SettingsReader } from "../settings.ts";
import type { Verification } from "./access-token-verifier.ts";
import { readSecuritySettings } from "./security-settings.ts";
import { TenantSecurity } from "./tenant-security.ts";

/** Settings as `readSecuritySettings` reads them. Throws a `SettingsError`. */
export function securitySettings(environment: Environment) {
  const reader = new SettingsReader(environment);
  const settings = readSecuritySettings(reader);
  reader.assertUsable();
  return settings;
}

/** A platform, and the security of one replica of a service on it that has just started. */
export async function openSecurity(platform: SamplePlatform, environment: Environment = TENANT_ENVIRONMENT) {
  const told = tellingBus(await platform.transport.connectBus("adx"));
  const manager = await platform.transport.connectBus("tenant-manager");
  const security = new TenantSecurity(securitySettings(environment), platform.portsOn("adx", told.bus));
  const originator = { correlationId: "c", timestamp: BEGINNING_MS, timeout: 0, originatorReplicaId: "tm-1" };
  return {
    security,
    tell: told.tell,
    verify: (token: string): Promise<Verification> => platform.settled(security.verify(`Bearer ${token}`)),
    tenantIds: () => security.tenants.map(({ tenantId }) => tenantId),
    announceUpdated: (tenantId: string) =>
      manager.publish(tenantUpdatedSubject("tenant-manager"), tenantUpdatedCodec.encode({ ...originator, tenantId })),
    announceRemoved: (tenantId: string) =>
      manager.publish(
        tenantUnregisteredSubject("tenant-manager"),
        tenantUnregisteredCodec.encode({ ...originator, tenantId }),
      ),
    announceGarbage: () => manager.publish(tenantUpdatedSubject("tenant-manager"), Buffer.from("garbage")),
  };
}

/** As `openSecurity`, for a platform of these tenants, and lets it fetch what it needs. */
export async function settledSecurity(tenantIds: readonly string[], environment?: Environment) {
  const platform = await SamplePlatform.open(...tenantIds);
  const opened = await openSecurity(platform, environment);
  await platform.pass(10);
  return { platform, ...opened };
}
