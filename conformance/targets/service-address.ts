import type { Launch } from "./target.ts";

/** How a service comes to run whose address it is. */
export interface AddressedService {
  readonly launch: Exclude<Launch["kind"], "in-process">;
  /** Default: one. */
  readonly replicas?: number;
}

const REPLICA = "${REPLICA}";
const PORTS = ["${REST_PORT}", "${MANAGEMENT_PORT}"];
/** Finds also what is not closed or has an odd name: nothing stands for it either. */
const REFERENCE = /\$\{[^}]*\}?/g;
/** No port is longer. */
const LONGEST_PORT = "65535";

/**
 * What is wrong with the address of an interface in a target file, and a remedy; nothing if it is a URL for every
 * replica once its variables are put in. Ports are found only for services that are launched.
 */
export function addressProblem(address: string, { launch, replicas = 1 }: AddressedService): string | undefined {
  const known = launch === "command" ? [...PORTS, REPLICA] : [REPLICA];
  const unknown = address.match(REFERENCE)?.find((reference) => !known.includes(reference));
  if (unknown !== undefined) {
    const whose = launch === "command" ? "an address" : "the address of a service that runs already";
    return `it refers to ${unknown}; ${whose} may refer to ${known.join(", ")}`;
  }
  // The last replica has the longest number.
  const url = PORTS.reduce(
    (text, port) => text.replaceAll(port, LONGEST_PORT),
    address.replaceAll(REPLICA, String(replicas)),
  );
  const filled = url === address ? "" : ` when its variables are put in, as in ${url}`;
  return URL.canParse(url) ? undefined : `it is no URL${filled}; write one such as http://127.0.0.1:8080`;
}
