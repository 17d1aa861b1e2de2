import type { BroadcastConfigurationUpdateEvent } from "./broadcast-configuration-update-event.ts";
import type { ServiceSpecificConfigurationUpdateEvent } from "./service-specific-configuration-update-event.ts";

/** How much has changed according to an event: everything, or what belongs to a tenant, application or appversion. */
export type UpdateExtent = "platform" | "tenant" | "application" | "appVersion";

type Names = Pick<BroadcastConfigurationUpdateEvent, "tenantID" | "appName" | "appVerName">;
type TargetedNames = Pick<ServiceSpecificConfigurationUpdateEvent, "tenantID" | "appName" | "appVerName">;

/**
 * What a broadcast event says has changed. Undefined for a combination of nulls that is not permitted: a name may be
 * given only together with all that stand above it (17/SCMP, "Broadcast configuration updates").
 */
export function broadcastUpdateExtent({ tenantID, appName, appVerName }: Names): UpdateExtent | undefined {
  if (tenantID === null) {
    return appName === null && appVerName === null ? "platform" : undefined;
  }
  if (appName === null) {
    return appVerName === null ? "tenant" : undefined;
  }
  return appVerName === null ? "application" : "appVersion";
}

/** As `broadcastUpdateExtent` for a targeted event, which always names a tenant (17/SCMP, "Targeted configuration updates"). */
export function serviceSpecificUpdateExtent(names: TargetedNames): Exclude<UpdateExtent, "platform"> | undefined {
  const extent = broadcastUpdateExtent(names);
  return extent === "platform" ? undefined : extent;
}
