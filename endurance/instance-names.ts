import { inProcessReference } from "../conformance/targets/index.ts";

/** How the services call each other. */
export const INSTANCES = inProcessReference("deployed").instances;

/** The replica of the communication service. */
export const COMMUNICATION_REPLICA_ID = "kpc-0";
