import { replicaSubject } from "../../protocol/ism/index.ts";
import {
  type BroadcastConfigurationUpdateEvent,
  broadcastConfigurationUpdateCodec,
  broadcastUpdateSubject,
  SCMP_PROTOCOL,
  type ServiceSpecificConfigurationUpdateEvent,
  serviceSpecificConfigurationUpdateCodec,
  serviceSpecificUpdateSubject,
} from "../../protocol/scmp/index.ts";
import {
  type TenantUnregisteredEvent,
  type TenantUpdatedEvent,
  tenantUnregisteredCodec,
  tenantUnregisteredSubject,
  tenantUpdatedCodec,
  tenantUpdatedSubject,
} from "../../protocol/tle/index.ts";
import type { OwnedApplication, OwnedTenant } from "./check.ts";
import type { RecordedMessage } from "./recording.ts";
import { busMessage, common, type Difference } from "./sample-trace.ts";

/** The application that the sample updates are about. */
export const SAMPLE_APPLICATION: OwnedApplication = { name: "kettle", appVersionNames: ["kettle-v1"], deliberate: [] };
/** Its tenant. */
export const SAMPLE_TENANT: OwnedTenant = { tenantId: "tenant-1", deliberate: [] };

/** The differences of what the platform says from what is sound. */
interface Differences {
  readonly broadcast?: Difference<BroadcastConfigurationUpdateEvent>;
  readonly targeted?: Difference<ServiceSpecificConfigurationUpdateEvent>;
  readonly tenantUpdated?: Difference<TenantUpdatedEvent>;
  readonly tenantUnregistered?: Difference<TenantUnregisteredEvent>;
}

/** What the platform says by what it is, with sequence numbers from 21 to 24, after those of endpoints. */
export type PlatformEvents = Readonly<Record<keyof Differences, RecordedMessage>>;

/** An application that changes, for all and for ADX, and the end of its tenant, save for the differences given. */
export function platformEvents(differences: Differences = {}): PlatformEvents {
  return {
    broadcast: broadcast(differences.broadcast),
    targeted: targeted(differences.targeted),
    tenantUpdated: tenantUpdated(differences.tenantUpdated),
    tenantUnregistered: tenantUnregistered(differences.tenantUnregistered),
  };
}

/** The reply subject that Tekton gives the sample update with this sequence number. */
export function bait(sequence: number): string {
  return replicaSubject("tekton-1", SCMP_PROTOCOL, `platform-${sequence}`);
}

function broadcast(difference: Difference<BroadcastConfigurationUpdateEvent> = {}): RecordedMessage {
  const names = { tenantID: SAMPLE_TENANT.tenantId, appName: SAMPLE_APPLICATION.name, appVerName: "kettle-v1" };
  const fields = { ...from(21), originatorReplicaId: "tekton-1", ...names, ...difference.fields };
  const payload = broadcastConfigurationUpdateCodec.encode(fields);
  return busMessage(21, broadcastUpdateSubject("tekton", "upsert"), bait(21), payload, difference);
}

function targeted(difference: Difference<ServiceSpecificConfigurationUpdateEvent> = {}): RecordedMessage {
  const names = { tenantID: SAMPLE_TENANT.tenantId, appName: SAMPLE_APPLICATION.name, appVerName: null };
  const payload = serviceSpecificConfigurationUpdateCodec.encode({ ...from(22), ...names, ...difference.fields });
  return busMessage(22, serviceSpecificUpdateSubject("adx", "delete"), bait(22), payload, difference);
}

function tenantUpdated(difference: Difference<TenantUpdatedEvent> = {}): RecordedMessage {
  const payload = tenantUpdatedCodec.encode({ ...ofTenant(23), ...difference.fields });
  return busMessage(23, tenantUpdatedSubject("tenant-manager"), undefined, payload, difference);
}

function tenantUnregistered(difference: Difference<TenantUnregisteredEvent> = {}): RecordedMessage {
  const payload = tenantUnregisteredCodec.encode({ ...ofTenant(24), ...difference.fields });
  return busMessage(24, tenantUnregisteredSubject("tenant-manager"), undefined, payload, difference);
}

function from(sequence: number) {
  return { correlationId: `platform-${sequence}`, timestamp: common(sequence).timestamp };
}

function ofTenant(sequence: number) {
  return { ...from(sequence), timeout: 0, tenantId: SAMPLE_TENANT.tenantId, originatorReplicaId: "tenant-manager-1" };
}
