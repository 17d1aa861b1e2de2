import { replicaSubject, serviceSubject } from "../ism/index.ts";

/** The protocol's name in subjects (12/CIP). */
export const CIP_PROTOCOL = "cip";
/** Message type of requests to an agent. */
export const COMMAND_REQUEST = "command-request";
/** Message type of an agent's answers. */
export const COMMAND_RESULT = "command-result";

/** Where any replica of an agent takes requests. Throws `InvalidNameError`, as all subject builders do. */
export function commandRequestSubject(agentInstanceName: string): string {
  return serviceSubject(agentInstanceName, CIP_PROTOCOL, COMMAND_REQUEST);
}

/**
 * Where one replica of a caller takes results: the recommended `replyTo` of its requests. An agent answers wherever
 * `replyTo` leads. Throws `InvalidNameError`.
 */
export function commandResultSubject(callerReplicaId: string): string {
  return replicaSubject(callerReplicaId, CIP_PROTOCOL, COMMAND_RESULT);
}
