import { encodeErrorResponse, parseRequestTopic, type ResourcePath, responseTopic } from "../../protocol/kp/index.ts";
import type { Runtime } from "../../runtime/index.ts";
import { type ByteChannel, MqttStream } from "../../transport/index.ts";
import type { Counters } from "../control/index.ts";
import type { ClientTap, ClientTraffic } from "./client-traffic.ts";
import type { ConnectivityEvents } from "./connectivity-events.ts";
import { type EndpointName, EndpointSessions } from "./endpoint-sessions.ts";
import type { EndpointMessage } from "./extension-data-router.ts";
import {
  MqttConnection,
  type MqttConnectionDescription,
  type MqttConnectionHost,
  type PublishedMessage,
} from "./mqtt-connection.ts";
import type { RequestRelay } from "./request-relay.ts";
import type { ServiceCounter } from "./service-counters.ts";
import type { CommunicationServiceSettings } from "./settings.ts";
import type { TokenDirectory } from "./token-directory.ts";

/** What the MQTT side works with. */
export interface MqttServiceParts {
  readonly settings: CommunicationServiceSettings;
  readonly runtime: Runtime;
  readonly relay: RequestRelay;
  readonly tokens: TokenDirectory;
  readonly connectivity: ConnectivityEvents;
  readonly counters: Counters<ServiceCounter>;
  readonly tap: ClientTap;
}

/** The MQTT binding for clients: the connections, the endpoints behind them, and who gets which message. */
export class MqttService {
  readonly #parts: MqttServiceParts;
  readonly #host: MqttConnectionHost;
  readonly #connections = new Set<MqttConnection>();
  readonly #sessions = new EndpointSessions<MqttConnection>();
  #accepted = 0;

  constructor(parts: MqttServiceParts) {
    this.#parts = parts;
    this.#host = {
      clock: parts.runtime.clock,
      logger: parts.runtime.logger,
      counters: parts.counters,
      connected: (connection) => this.#takeOver(connection),
      published: (connection, message) => this.#published(connection, message),
      subscribed: (connection, filters) => this.#subscribed(connection, filters),
      sending: (connection, message) => this.#report("toClient", connection, message),
      closed: (connection) => this.#forget(connection),
    };
  }

  /** Serves a client; `kind` is part of the connection's name. */
  accept(channel: ByteChannel, kind: "mqtt" | "ws"): void {
    this.#accepted += 1;
    const name = `${this.#parts.settings.replicaId}/${kind}-${this.#accepted}`;
    this.#connections.add(new MqttConnection(name, new MqttStream(channel), this.#host));
  }

  /**
   * An endpoint has appeared at another replica, to which it belongs from now on. If it has spoken here since, the
   * other replica is told so.
   */
  movedAway(endpointId: string, atMs: number): void {
    const appVersionName = this.#sessions.movedAway(endpointId, atMs);
    if (appVersionName !== undefined) {
      this.#parts.connectivity.connected(new Map([[endpointId, appVersionName]]));
    }
  }

  /** The endpoints that are connected, with their appversions. */
  present(): ReadonlyMap<string, string> {
    return this.#sessions.present();
  }

  /** The name that an endpoint used last. */
  nameOf(endpointId: string): EndpointName | undefined {
    return this.#sessions.nameOf(endpointId);
  }

  /**
   * Sends to the connection that owns the recipient's token, and to every connection with a matching subscription, once
   * to each. Returns how many that were.
   */
  deliver({ recipient, topic, payload, qos }: EndpointMessage): number {
    const owner = this.#sessions.ownerOf(recipient);
    let delivered = 0;
    for (const connection of this.#connections) {
      const granted = connection === owner ? 1 : connection.subscriptions.qosFor(topic);
      if (granted !== undefined && connection.send({ topic, payload, qos: qos === 1 ? granted : 0 })) {
        delivered += 1;
      }
    }
    return delivered;
  }

  /** The connections whose client has said who it is. */
  describe(): readonly MqttConnectionDescription[] {
    return [...this.#connections]
      .filter(({ clientId }) => clientId !== undefined)
      .map((connection) => ({ ...connection.describe(), tokens: this.#sessions.namesOn(connection) }));
  }

  /** Breaks every connection. */
  close(): void {
    for (const connection of this.#connections) {
      connection.destroy();
    }
  }

  /** MQTT 3.1.1, section 3.1.4: an equal client id ends the older connection. */
  #takeOver(newer: MqttConnection): void {
    if (this.#parts.settings.equalClientIds === "allowSeveral") {
      return;
    }
    for (const older of this.#connections) {
      if (older !== newer && older.clientId === newer.clientId) {
        this.#parts.counters.count("takenOver");
        older.close();
      }
    }
  }

  async #published(connection: MqttConnection, message: PublishedMessage): Promise<void> {
    const { settings, relay, counters, runtime } = this.#parts;
    this.#report("fromClient", connection, message);
    const path = parseRequestTopic(message.topic, settings.zeroRequestId);
    if (!path.ok) {
      counters.count("malformedTopics");
      runtime.logger.warn("ignored an MQTT message", { connection: connection.name, problem: path.problem });
      return;
    }
    const refused = await relay.forward({
      path: path.value,
      payload: message.payload,
      target: { kind: "mqtt", qos: message.qos },
      onIdentified: (endpointId) => this.#identified(connection, endpointId, path.value),
    });
    if (refused !== undefined) {
      const topic = responseTopic(path.value, "error");
      connection.send({ topic, payload: encodeErrorResponse(refused), qos: message.qos });
    }
  }

  #identified(connection: MqttConnection, endpointId: string, path: ResourcePath): void {
    const { appVersionName, endpointToken: token } = path;
    const nowMs = this.#parts.runtime.clock.now();
    if (connection.isOpen && this.#sessions.published(connection, endpointId, { appVersionName, token }, nowMs)) {
      this.#parts.connectivity.connected(new Map([[endpointId, appVersionName]]));
    }
  }

  async #subscribed(connection: MqttConnection, filters: readonly string[]): Promise<void> {
    if (this.#parts.settings.identifyOn === "publish") {
      return;
    }
    for (const filter of filters) {
      const name = nameIn(filter);
      const owner = name && (await this.#parts.tokens.ownerOf(name.appVersionName, name.token));
      if (name !== undefined && owner?.kind === "endpoint" && connection.isOpen) {
        this.#named(connection, owner.endpointId, name);
      }
    }
  }

  #named(connection: MqttConnection, endpointId: string, name: EndpointName): void {
    if (this.#sessions.identified(connection, endpointId, name, this.#parts.runtime.clock.now())) {
      this.#parts.connectivity.connected(new Map([[endpointId, name.appVersionName]]));
    }
  }

  #forget(connection: MqttConnection): void {
    this.#connections.delete(connection);
    this.#parts.connectivity.disconnected(this.#sessions.forget(connection));
  }

  #report(direction: ClientTraffic["direction"], { name }: MqttConnection, message: PublishedMessage): void {
    const { topic, payload, qos } = message;
    const token = topic.split("/")[3];
    const known = token === undefined ? {} : { token };
    this.#parts.tap({ transport: "mqtt", direction, connection: name, path: topic, payload, qos, ...known });
  }
}

/** The endpoint that a filter such as `kp1/<appversion>/<extension>/<token>/#` is about, if it is about one. */
function nameIn(filter: string): EndpointName | undefined {
  const [root, appVersionName, , token] = filter.split("/");
  const named = [root, appVersionName, token].every((level) => level !== undefined && !["", "+", "#"].includes(level));
  return root === "kp1" && named && appVersionName !== undefined && token !== undefined
    ? { appVersionName, token }
    : undefined;
}
