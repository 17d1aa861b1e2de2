import type { HttpServer, HttpTransport } from "../../transport/index.ts";
import { type Launch, type ServiceName, type ServiceUnderTest, servicesOf, type Target } from "./target.ts";

/** Where one replica of a service serves HTTP; 0 for a port that its target does not refer to. */
export interface ReplicaPlace {
  readonly restPort: number;
  readonly managementPort: number;
}

/** Where the replicas of each service serve HTTP. */
export type ServicePlaces = Readonly<Partial<Record<ServiceName, readonly ReplicaPlace[]>>>;

/** What `${REST_PORT}` and `${MANAGEMENT_PORT}` stand for where ports have no meaning. */
export const NO_PLACE: ReplicaPlace = { restPort: 0, managementPort: 0 };

/**
 * Finds ports that are free now for every replica that is launched as a command, as far as the target refers to them;
 * others have places of their own. Until the service is there, somebody else may take such a port.
 */
export async function reservePlaces(target: Target, http: HttpTransport): Promise<ServicePlaces> {
  const places: Partial<Record<ServiceName, readonly ReplicaPlace[]>> = {};
  const held: HttpServer[] = [];
  const findPort = async (): Promise<number> => {
    const server = await http.serve(`place-${held.length}`, 0, () => new Response(null, { status: 503 }));
    held.push(server);
    return Number(new URL(server.baseUrl).port);
  };
  try {
    for (const [name, service] of servicesOf(target)) {
      if (service.launch.kind === "command") {
        places[name] = await placesOf(service, service.launch, findPort);
      }
    }
    return places;
  } finally {
    // All are held until the last one is found, so that none is given out twice.
    await Promise.all(held.map((server) => server.close()));
  }
}

async function placesOf(
  { replicas, rest = "", management = "" }: ServiceUnderTest,
  { command, environment }: Extract<Launch, { kind: "command" }>,
  findPort: () => Promise<number>,
): Promise<readonly ReplicaPlace[]> {
  const texts = [...command, ...Object.values(environment), rest, management];
  const portFor = async (variable: string): Promise<number> =>
    texts.some((text) => text.includes(variable)) ? findPort() : 0;
  const places: ReplicaPlace[] = [];
  while (places.length < replicas) {
    places.push({ restPort: await portFor("${REST_PORT}"), managementPort: await portFor("${MANAGEMENT_PORT}") });
  }
  return places;
}
