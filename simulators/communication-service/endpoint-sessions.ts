import { RecentMap } from "./recent-map.ts";

/** What stands for an endpoint in topics. */
export interface EndpointName {
  readonly appVersionName: string;
  readonly token: string;
}

/** How many endpoints' names are remembered; above that those that were silent the longest are forgotten. */
export const SESSIONS_MAX = 200_000;
/** How many names of one endpoint are remembered; the oldest are forgotten first. */
export const NAMES_PER_ENDPOINT_MAX = 100;

/** The connections that identified an endpoint and are still open. */
interface Presence<C> {
  appVersionName: string;
  heardAtMs: number;
  readonly connections: Set<C>;
}

/**
 * Which endpoint is behind which connection, as far as its messages have told; `C` is a connection. An endpoint
 * belongs to the connection that it last spoke through; when that ends, to the one before, if that is still open.
 */
export class EndpointSessions<C> {
  /** By name, the connections that published with it; the last one owns it. */
  readonly #owners = new Map<string, C[]>();
  /** By endpoint, the names that it used; the latest is the last. */
  readonly #names = new RecentMap<string, readonly EndpointName[]>(SESSIONS_MAX);
  readonly #namesOf = new Map<C, Map<string, EndpointName>>();
  readonly #presences = new Map<string, Presence<C>>();
  readonly #endpointsOn = new Map<C, Set<string>>();

  /**
   * The endpoint sent a message through the connection, which thereby owns it. Returns whether it has appeared: the
   * connection had not identified it before, or in another appversion.
   */
  published(connection: C, endpointId: string, name: EndpointName, nowMs: number): boolean {
    const key = identity(name);
    const names = this.#namesOf.get(connection) ?? new Map<string, EndpointName>();
    this.#namesOf.set(connection, names.set(key, name));
    this.#owners.set(key, [...this.#otherOwners(key, connection), connection]);
    return this.identified(connection, endpointId, name, nowMs);
  }

  /** The client named the endpoint without sending a message for it. Returns whether it has appeared. */
  identified(connection: C, endpointId: string, name: EndpointName, nowMs: number): boolean {
    this.#rememberName(endpointId, name);
    const { appVersionName } = name;
    const presence = this.#presences.get(endpointId) ?? { appVersionName, heardAtMs: nowMs, connections: new Set<C>() };
    const appeared = !presence.connections.has(connection) || presence.appVersionName !== appVersionName;
    presence.appVersionName = appVersionName;
    presence.heardAtMs = nowMs;
    presence.connections.add(connection);
    this.#presences.set(endpointId, presence);
    const endpoints = this.#endpointsOn.get(connection) ?? new Set<string>();
    this.#endpointsOn.set(connection, endpoints.add(endpointId));
    return appeared;
  }

  /** The connection that owns the name. */
  ownerOf(name: EndpointName): C | undefined {
    return this.#owners.get(identity(name))?.at(-1);
  }

  /** The name that the endpoint used last, of those with an owner if there are any. */
  nameOf(endpointId: string): EndpointName | undefined {
    const names = this.#names.get(endpointId) ?? [];
    return names.findLast((name) => this.ownerOf(name) !== undefined) ?? names.at(-1);
  }

  /** The endpoints that an open connection has identified, with their appversions. */
  present(): ReadonlyMap<string, string> {
    return new Map([...this.#presences].map(([endpointId, { appVersionName }]) => [endpointId, appVersionName]));
  }

  /** The names that were used on the connection. */
  namesOn(connection: C): readonly EndpointName[] {
    return [...(this.#namesOf.get(connection)?.values() ?? [])];
  }

  /** The connection is gone. Returns the endpoints that no open connection identified, with their appversions. */
  forget(connection: C): ReadonlyMap<string, string> {
    for (const [key] of this.#namesOf.get(connection) ?? []) {
      this.#disown(key, connection);
    }
    this.#namesOf.delete(connection);
    const gone = new Map<string, string>();
    for (const endpointId of this.#endpointsOn.get(connection) ?? []) {
      const presence = this.#presences.get(endpointId);
      presence?.connections.delete(connection);
      if (presence?.connections.size === 0) {
        this.#presences.delete(endpointId);
        gone.set(endpointId, presence.appVersionName);
      }
    }
    this.#endpointsOn.delete(connection);
    return gone;
  }

  /**
   * The endpoint has appeared elsewhere, and no connection here owns it any more. If it has been heard here after
   * `atMs`, everything stays as it is, and its appversion is returned.
   */
  movedAway(endpointId: string, atMs: number): string | undefined {
    const presence = this.#presences.get(endpointId);
    if (presence !== undefined && presence.heardAtMs > atMs) {
      return presence.appVersionName;
    }
    for (const name of this.#names.get(endpointId) ?? []) {
      this.#owners.delete(identity(name));
    }
    for (const connection of presence?.connections ?? []) {
      this.#endpointsOn.get(connection)?.delete(endpointId);
    }
    this.#presences.delete(endpointId);
    return undefined;
  }

  #rememberName(endpointId: string, name: EndpointName): void {
    const others = (this.#names.get(endpointId) ?? []).filter((other) => identity(other) !== identity(name));
    this.#names.set(endpointId, [...others, name].slice(-NAMES_PER_ENDPOINT_MAX));
  }

  #otherOwners(key: string, connection: C): readonly C[] {
    return (this.#owners.get(key) ?? []).filter((owner) => owner !== connection);
  }

  #disown(key: string, connection: C): void {
    const remaining = this.#otherOwners(key, connection);
    if (remaining.length === 0) {
      this.#owners.delete(key);
    } else {
      this.#owners.set(key, [...remaining]);
    }
  }
}

function identity({ appVersionName, token }: EndpointName): string {
  return `${appVersionName}/${token}`;
}
