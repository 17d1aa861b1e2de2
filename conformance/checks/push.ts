import { parseConfigurationPath, parseConfigurationRequest } from "../../protocol/cmp/index.ts";
import type { ClientData } from "../../protocol/esp/index.ts";
import type { Trace, Traced } from "./trace.ts";

type Sent = Traced<"ExtensionData">;

/**
 * Whether an `ExtensionData` may be a push: a success without request identifier, which nobody has to ask for (7/CMP).
 * An answer to a request without identifier looks the same; only its correlation identifier tells.
 */
export function isPush({ content: { value } }: Sent): boolean {
  return value.requestId === null && value.statusCode >= 200 && value.statusCode <= 299;
}

/**
 * Tells which `ExtensionData` may be pushes if a service may also put into them the identifier of the request by which
 * the endpoint said that it observes the resource (reading G48). Any such request counts, not the latest alone: nothing
 * in a recording proves which of two the service had seen.
 */
export function possiblePushes(trace: Trace): (sent: Sent) => boolean {
  const observing = trace
    .records("ClientData")
    .flatMap(({ content: { value } }) => (observes(value) ? [key(value)] : []));
  const known = new Set(observing);
  return (sent) => {
    const { value } = sent.content;
    const success = value.statusCode >= 200 && value.statusCode <= 299;
    return isPush(sent) || (success && known.has(key(value)));
  };
}

/** Whether a message says that the endpoint wants new configurations unasked (7/CMP, `observe`). */
export function observes({ resourcePath, payload }: Pick<ClientData, "resourcePath" | "payload">): boolean {
  if (parseConfigurationPath(resourcePath)?.resource !== "config") {
    return false;
  }
  const request = parseConfigurationRequest(payload);
  return request.ok && request.value.observe === true;
}

function key({
  endpointId,
  resourcePath,
  requestId,
}: Pick<ClientData, "endpointId" | "resourcePath" | "requestId">): string {
  return JSON.stringify([endpointId, resourcePath, requestId]);
}
