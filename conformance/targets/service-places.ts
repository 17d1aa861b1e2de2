import type { HttpTransport } from "../../transport/index.ts";
import { type ServiceName, servicesOf, type Target } from "./target.ts";

/** Where one replica of a service serves HTTP. */
export interface ReplicaPlace {
  readonly restPort: number;
  readonly managementPort: number;
}

/** Where the replicas of each service serve HTTP. */
export type ServicePlaces = Readonly<Partial<Record<ServiceName, readonly ReplicaPlace[]>>>;

/** What `${REST_PORT}` and `${MANAGEMENT_PORT}` stand for where ports have no meaning. */
export const NO_PLACE: ReplicaPlace = { restPort: 0, managementPort: 0 };

/** Finds ports that are free now for every replica that is launched as a command; others have places of their own. */
export async function reservePlaces(target: Target, http: HttpTransport): Promise<ServicePlaces> {
  const places: Partial<Record<ServiceName, readonly ReplicaPlace[]>> = {};
  for (const [name, { launch, replicas }] of servicesOf(target)) {
    if (launch.kind === "command") {
      places[name] = await placesFor(replicas, http);
    }
  }
  return places;
}

/** All are held until the last one is found, so that none is given out twice. */
async function placesFor(replicas: number, http: HttpTransport): Promise<readonly ReplicaPlace[]> {
  const held = await Promise.all(
    Array.from({ length: 2 * replicas }, (_, index) =>
      http.serve(`place-${index}`, 0, () => new Response(null, { status: 503 })),
    ),
  );
  const ports = held.map(({ baseUrl }) => Number(new URL(baseUrl).port));
  await Promise.all(held.map((server) => server.close()));
  return Array.from({ length: replicas }, (_, index) => ({
    restPort: ports[2 * index] ?? 0,
    managementPort: ports[2 * index + 1] ?? 0,
  }));
}
