import { CLIENT_DATA, clientDataSubject } from "../../protocol/esp/index.ts";
import { answerSubject, parseSubject } from "../../protocol/ism/index.ts";
import { RecentMap } from "./recent-map.ts";

/** How many sessions with one replica of an extension are remembered; the oldest are forgotten first. */
export const AFFINITIES_MAX = 100_000;

/**
 * Which replica of an extension wants the further messages of an endpoint (4/ESP, "Client data transfer"; 3/ISM,
 * "Session affinity"): the one whose ExtensionData bore the subject of a replica as `replyTo`.
 */
export class SessionAffinity {
  #subjects = new RecentMap<string, string>(AFFINITIES_MAX);

  /** An extension asks for a session. A `replyTo` that names no replica asks for none. */
  learn(endpointId: string, extensionInstanceName: string, replyTo: string | undefined): void {
    if (replyTo !== undefined && parseSubject(replyTo)?.kind === "replica") {
      this.#subjects.set(sessionKey(endpointId, extensionInstanceName), answerSubject(replyTo, CLIENT_DATA));
    }
  }

  /** Where ClientData of the endpoint goes. Throws `InvalidNameError` for a name that no extension can have. */
  subjectFor(endpointId: string, extensionInstanceName: string): string {
    return (
      this.#subjects.get(sessionKey(endpointId, extensionInstanceName)) ?? clientDataSubject(extensionInstanceName)
    );
  }

  /** Some replica is gone, and the bus does not tell which: all messages go to the instances again. */
  forgetAll(): void {
    this.#subjects = new RecentMap<string, string>(AFFINITIES_MAX);
  }
}

function sessionKey(endpointId: string, extensionInstanceName: string): string {
  return `${extensionInstanceName}/${endpointId}`;
}
