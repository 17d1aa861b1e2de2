import { clientDataSubject, extensionDataReplicaSubject } from "../../protocol/esp/index.ts";
import { NEW_QUERY, type Query, USUAL_QUERIES } from "./queries.ts";

/** One of the services that are compared, and what it is asked. */
export interface Side {
  readonly title: string;
  readonly instanceName: string;
  readonly replicaId: string;
  /** Driver to service. */
  readonly clientData: string;
  /** Service to driver. */
  readonly extensionData: string;
  /** How many applications the queries are about, one after the other. */
  readonly applications: number;
  /** What is asked, one after the other. */
  readonly queries: readonly Query[];
}

/** `mark` is one letter, so that subjects and names have the same length everywhere. */
function side(title: string, mark: "a" | "b" | "c" | "d", applications: number, queries = USUAL_QUERIES): Side {
  const [instanceName, replicaId] = [`adx-${mark}`, `adx-${mark}-0`];
  return {
    title,
    instanceName,
    replicaId,
    clientData: clientDataSubject(instanceName),
    extensionData: extensionDataReplicaSubject(`kpc-${mark}-0`),
    applications,
    queries,
  };
}

/** An ADX that knows one application. */
export const ONE_SIDE = side("ADX, 1 application", "a", 1);
/** An ADX that knows a thousand, all of which are asked about. */
export const MANY_SIDE = side("ADX, 1,000 applications", "b", 1_000);
/** An ADX that knows one application and is asked for nothing twice. */
export const NEW_SIDE = side("ADX, no path twice", "c", 1, [NEW_QUERY]);
/** What they are compared with. */
export const ECHO_SIDE = side("bare echo", "d", 1);
