import { substituted } from "./launch-variables.ts";
import { NO_PLACE, type ServicePlaces } from "./service-places.ts";
import { type ServiceName, servicesOf, type Target } from "./target.ts";

/** Where one replica of a service is reached over HTTP; what it does not offer is absent. */
export interface ReplicaUrls {
  readonly restUrl?: string;
  readonly managementUrl?: string;
}

/** Where the replicas of each service are reached over HTTP. */
export type ServiceUrls = Readonly<Partial<Record<ServiceName, readonly ReplicaUrls[]>>>;

/** Puts together where the services of a target are reached. */
export function serviceUrls(target: Target, places: ServicePlaces): ServiceUrls {
  return Object.fromEntries(
    servicesOf(target).map(([name, service]) => [
      name,
      Array.from({ length: service.replicas }, (_, index) =>
        replicaUrls(service, places[name]?.[index], (service.firstReplica ?? 1) + index),
      ),
    ]),
  );
}

function replicaUrls(
  { rest, management }: { readonly rest?: string; readonly management?: string },
  { restPort, managementPort } = NO_PLACE,
  replica: number,
): ReplicaUrls {
  const variables = {
    REST_PORT: String(restPort),
    MANAGEMENT_PORT: String(managementPort),
    REPLICA: String(replica),
  };
  return {
    ...(rest === undefined ? {} : { restUrl: substituted(rest, variables) }),
    ...(management === undefined ? {} : { managementUrl: substituted(management, variables) }),
  };
}
