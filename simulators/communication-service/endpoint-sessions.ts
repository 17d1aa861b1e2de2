import { RecentMap } from "./recent-map.ts";

/** What stands for an endpoint in topics. */
export interface EndpointName {
  readonly appVersionName: string;
  readonly token: string;
}

/** How many endpoints are remembered; above that those that were silent the longest are forgotten. */
export const SESSIONS_MAX = 200_000;

/** Which endpoint is behind which connection, as far as its messages have told; `C` is a connection. */
export class EndpointSessions<C> {
  readonly #owners = new RecentMap<string, C>(SESSIONS_MAX);
  readonly #names = new RecentMap<string, EndpointName>(SESSIONS_MAX);
  readonly #namesOf = new Map<C, Map<string, EndpointName>>();

  /** The endpoint sent a message through the connection, which thereby owns it. */
  published(connection: C, endpointId: string, name: EndpointName): void {
    const names = this.#namesOf.get(connection) ?? new Map<string, EndpointName>();
    this.#namesOf.set(connection, names.set(identity(name), name));
    this.#owners.set(identity(name), connection);
    this.#names.set(endpointId, name);
  }

  /** The endpoint used this name without sending a message. */
  identified(endpointId: string, name: EndpointName): void {
    this.#names.set(endpointId, name);
  }

  /** The connection through which a message with this name came last. */
  ownerOf(name: EndpointName): C | undefined {
    return this.#owners.get(identity(name));
  }

  /** The name that the endpoint used last. */
  nameOf(endpointId: string): EndpointName | undefined {
    return this.#names.get(endpointId);
  }

  /** The names that were used on the connection. */
  namesOn(connection: C): readonly EndpointName[] {
    return [...(this.#namesOf.get(connection)?.values() ?? [])];
  }

  /** The connection is gone. */
  forget(connection: C): void {
    for (const [key] of this.#namesOf.get(connection) ?? []) {
      if (this.#owners.get(key) === connection) {
        this.#owners.delete(key);
      }
    }
    this.#namesOf.delete(connection);
  }
}

function identity({ appVersionName, token }: EndpointName): string {
  return `${appVersionName}/${token}`;
}
