import assert from "node:assert/strict";
import {
  broadcastConfigurationUpdateCodec,
  broadcastUpdateSubject,
  serviceSpecificConfigurationUpdateCodec,
  serviceSpecificUpdateSubject,
} from "../../../protocol/scmp/index.ts";
import { PlatformKnowledge } from "../platform-knowledge.ts";
import { BEGINNING_MS, SamplePlatform, tellingBus } from "../sample-platform.ts";
import { readSecuritySettings } from "../security/index.ts";
import type { Environment } from "../service.ts";
import { SettingsReader } from "../settings.ts";
import { TektonCounts } from "./tekton-counts.ts";
import { readTektonSettings } from "./tekton-settings.ts";

/** Requests for the settings of a service. */
export const SETTINGS_REQUEST = /app-configs/;

const TEKTON = { KAA_TEKTON_ENABLED: "true", KAA_TEKTON_URL: "http://tekton.memory" };
const EVENT = { correlationId: "c", timestamp: BEGINNING_MS };

/** One replica of a service that begins to learn from the platform. */
export async function openConfigurations(platform: SamplePlatform, environment: Environment = {}) {
  const told = tellingBus(await platform.transport.connectBus("replica"));
  const reader = new SettingsReader({ ...TEKTON, ...environment });
  const tekton = readTektonSettings(reader);
  assert.ok(tekton !== undefined);
  const security = readSecuritySettings(reader);
  const counts = new TektonCounts();
  const ports = platform.portsOn("replica", told.bus);
  const knowledge = new PlatformKnowledge({ tekton, security, serviceInstanceName: "adx", ports, counts });
  const { configurations } = knowledge;
  const settingsOf = (name: string) => {
    const found = configurations.find(name);
    return found === undefined ? undefined : [found.application, found.appVersion];
  };
  return { platform, knowledge, configurations, settingsOf, tell: told.tell, counts };
}

/**
 * As `openConfigurations`, for a platform of these tenants with the application of `putKettle`, after what is fetched at
 * the start; with Tekton's side of the bus.
 */
export async function settledConfigurations(environment: Environment = {}, ...tenantIds: readonly string[]) {
  const platform = await SamplePlatform.open(...tenantIds);
  putKettle(platform, '{"x":1}');
  const bus = await platform.transport.connectBus("tekton");
  const opened = await openConfigurations(platform, environment);
  await platform.pass(1_000);
  const broadcast = (tenantID: string | null, appName: string | null, appVerName: string | null = null) =>
    bus.publish(
      broadcastUpdateSubject("tekton", "upsert"),
      broadcastConfigurationUpdateCodec.encode({ ...EVENT, originatorReplicaId: "t-1", tenantID, appName, appVerName }),
      "kaa.v1.replica.t-1.scmp.Acknowledgement",
    );
  const target = (tenantID: string, appName: string | null = null, appVerName: string | null = null, to = "adx") =>
    bus.publish(
      serviceSpecificUpdateSubject(to, "upsert"),
      serviceSpecificConfigurationUpdateCodec.encode({ ...EVENT, tenantID, appName, appVerName }),
      "kaa.v1.replica.t-1.scmp.Acknowledgement",
    );
  return { ...opened, bus, broadcast, target };
}

/** Has Tekton know one application with these settings, of the first tenant, or of "kaa" where there is none. */
export function putKettle(platform: SamplePlatform, settings: string): void {
  const tenantId = platform.tenants[0]?.id ?? "kaa";
  platform.applications = [
    { tenantId, name: "kettle", settings, versions: { "kettle-v1": '{"y":2}', "kettle-v2": undefined } },
  ];
}
