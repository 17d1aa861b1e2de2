import {
  broadcastConfigurationUpdateCodec,
  broadcastUpdateSubject,
  serviceSpecificConfigurationUpdateCodec,
  serviceSpecificUpdateSubject,
  type UpdateType,
} from "../../protocol/scmp/index.ts";
import type { FaultOccasion } from "../control/index.ts";
import type { Change } from "./change.ts";

/** What an event says besides who sends it and when; for the cluster, or for one service instance. */
export type Announcement =
  | {
      readonly updateType: UpdateType;
      readonly serviceInstanceName?: undefined;
      readonly tenantID: string | null;
      readonly appName: string | null;
      readonly appVerName: string | null;
    }
  | {
      readonly updateType: UpdateType;
      readonly serviceInstanceName: string;
      readonly tenantID: string;
      readonly appName: string | null;
      readonly appVerName: string | null;
    };

/** Who sends an event, when and under which correlation id. */
export interface EventOrigin {
  readonly correlationId: string;
  readonly timestamp: number;
  readonly instanceName: string;
  readonly replicaId: string;
}

/** The announcement of a change. */
export function announcementOf({ tenantId, serviceInstanceName, ...change }: Change): Announcement {
  const names = { updateType: change.updateType, appName: change.appName, appVerName: change.appVerName };
  return serviceInstanceName === undefined
    ? { ...names, tenantID: tenantId }
    : { ...names, tenantID: tenantId, serviceInstanceName };
}

/** Subject and payload of the event. Throws `InvalidNameError` for a name that cannot be part of a subject. */
export function eventOf(announcement: Announcement, origin: EventOrigin): { subject: string; payload: Uint8Array } {
  const { correlationId, timestamp, instanceName, replicaId } = origin;
  const { updateType, appName, appVerName } = announcement;
  if (announcement.serviceInstanceName === undefined) {
    const { tenantID } = announcement;
    return {
      subject: broadcastUpdateSubject(instanceName, updateType),
      payload: broadcastConfigurationUpdateCodec.encode({
        correlationId,
        timestamp,
        originatorReplicaId: replicaId,
        tenantID,
        appName,
        appVerName,
      }),
    };
  }
  const { serviceInstanceName, tenantID } = announcement;
  return {
    subject: serviceSpecificUpdateSubject(serviceInstanceName, updateType),
    payload: serviceSpecificConfigurationUpdateCodec.encode({
      correlationId,
      timestamp,
      tenantID,
      appName,
      appVerName,
    }),
  };
}

/** Whom the event concerns. */
export function occasionOf({ tenantID, appName, appVerName }: Announcement): FaultOccasion {
  return {
    tenantId: tenantID ?? undefined,
    applicationName: appName ?? undefined,
    appVersionName: appVerName ?? undefined,
  };
}
