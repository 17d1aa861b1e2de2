import { parseRequestTopic } from "../../protocol/kp/index.ts";
import type { CheckContext } from "./check.ts";
import { clientDataSubjects, extensionNames } from "./extensions.ts";
import type { Trace } from "./trace.ts";

/** Where the communication service may send what clients sent, to be found without going through the recording again. */
export interface ClientDataPlaces {
  /** The subjects of the extensions that the endpoint spoke to; those of all that there are if it was not heard. */
  of(endpointId: string | null): ReadonlySet<string>;
}

/**
 * Sorts what clients sent by the extension that it names. Whom a token belongs to that no example gave out, nobody can
 * tell; it may be anyone's.
 */
export function clientDataPlaces(trace: Trace, context: CheckContext): ClientDataPlaces {
  const endpointIds = new Map([...context.endpoints.values()].map((owned) => [owned.endpointToken, owned.endpointId]));
  const known = extensionNames(context);
  const named = new Map<string, Set<string>>();
  const byAnyone = new Set<string>();
  for (const { direction, path } of trace.messages) {
    const topic =
      direction === "fromClient" ? parseRequestTopic(path.replace(/^\//, ""), context.zeroRequestId) : undefined;
    if (topic?.ok === true && known.includes(topic.value.extensionInstanceName)) {
      const { endpointToken, extensionInstanceName } = topic.value;
      const endpointId = endpointIds.get(endpointToken);
      const names = endpointId === undefined ? byAnyone : (named.get(endpointId) ?? new Set());
      names.add(extensionInstanceName);
      if (endpointId !== undefined) {
        named.set(endpointId, names);
      }
    }
  }
  const everywhere = clientDataSubjects(known);
  const subjects = new Map(
    [...named].map(([endpointId, names]) => [endpointId, clientDataSubjects([...names, ...byAnyone])]),
  );
  return { of: (endpointId) => subjects.get(endpointId ?? "") ?? everywhere };
}
