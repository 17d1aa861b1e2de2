import { parseRequestTopic } from "../../protocol/kp/index.ts";
import { type Check, type CheckContext, check, type Ledger } from "./check.ts";
import type { Traced, TracedMessage } from "./trace.ts";

/** Above that an announcement may be split because the bus does not take it at once. */
const ENDPOINTS_PER_EVENT = 1000;

/** What is known of an endpoint since it was last announced as disconnected. */
interface Session {
  /** How often it was announced as connected; more than once means several connections or appversions. */
  connected: number;
  replicaId: string | undefined;
  /** The connection that it spoke through. */
  connection: string | undefined;
  /** True if it spoke through more than one. */
  several: boolean;
}

interface Sessions {
  readonly byEndpoint: Map<string, Session>;
  readonly endpointIds: ReadonlyMap<string, string>;
  /** The announcement that ended a connection. */
  readonly ended: Map<string, Traced<"DisconnectedEvent">>;
}

/**
 * When a connection of several endpoints ends, one announcement names them all (9/ELCE).
 *
 * The end of a connection is not recorded. Two endpoints certainly ended with one connection if each was announced as
 * connected once, by the replica that announces both as disconnected at the same time, and spoke through that
 * connection and no other. Of all others nothing is said.
 */
export const sharedConnection: Check = check("shared-connection", ["ELCE-005"], (trace, context, ledger) => {
  const endpointIds = new Map([...context.endpoints.values()].map((owned) => [owned.endpointToken, owned.endpointId]));
  const sessions: Sessions = { byEndpoint: new Map(), endpointIds, ended: new Map() };
  for (const message of trace.messages) {
    const { content } = message;
    if (message.direction === "fromClient") {
      speak(message, sessions, context);
    } else if (message.injected !== true && content.kind === "ConnectedEvent") {
      connect([...content.value.endpoints.keys()], content.value.originatorReplicaId, sessions);
    } else if (message.injected !== true && content.kind === "DisconnectedEvent") {
      disconnect({ ...message, content }, sessions, context, ledger);
    }
  }
});

function sessionOf(endpointId: string, { byEndpoint }: Sessions): Session {
  const session = byEndpoint.get(endpointId) ?? {
    connected: 0,
    replicaId: undefined,
    connection: undefined,
    several: false,
  };
  byEndpoint.set(endpointId, session);
  return session;
}

function speak({ path, connection, transport }: TracedMessage, sessions: Sessions, context: CheckContext): void {
  const topic = parseRequestTopic(transport === "http" ? path.replace(/^\//, "") : path, context.zeroRequestId);
  const endpointId = topic.ok ? sessions.endpointIds.get(topic.value.endpointToken) : undefined;
  if (endpointId !== undefined) {
    const session = sessionOf(endpointId, sessions);
    session.several ||= session.connection !== undefined && session.connection !== connection;
    session.connection = connection;
  }
}

function connect(endpointIds: readonly string[], replicaId: string, sessions: Sessions): void {
  for (const endpointId of endpointIds) {
    const session = sessionOf(endpointId, sessions);
    session.connected += 1;
    session.replicaId = replicaId;
  }
}

function disconnect(
  event: Traced<"DisconnectedEvent">,
  sessions: Sessions,
  { timing }: CheckContext,
  ledger: Ledger,
): void {
  const { endpoints, originatorReplicaId } = event.content.value;
  const counts = new Map<string, number>();
  for (const endpointId of endpoints.keys()) {
    const connection = certainConnection(endpointId, originatorReplicaId, sessions);
    if (connection !== undefined) {
      counts.set(connection, (counts.get(connection) ?? 0) + 1);
    }
    sessions.byEndpoint.delete(endpointId);
  }
  for (const [connection, count] of endpoints.size < ENDPOINTS_PER_EVENT ? counts : []) {
    const earlier = sessions.ended.get(connection);
    sessions.ended.set(connection, earlier ?? event);
    if (earlier !== undefined && event.atMs - earlier.atMs <= timing.skewMs) {
      const message = (): string =>
        `Connection ${connection} ended, and its endpoints were announced as disconnected one by one`;
      ledger.judge("ELCE-005", false, message, [earlier, event]);
    } else if (count > 1) {
      ledger.judge("ELCE-005", true, () => "", [event]);
    }
  }
}

/** The one connection that the endpoint can have been on; undefined if there may be another. */
function certainConnection(endpointId: string, replicaId: string, { byEndpoint }: Sessions): string | undefined {
  const session = byEndpoint.get(endpointId);
  const certain = session?.connected === 1 && session.replicaId === replicaId && !session.several;
  return certain ? session.connection : undefined;
}
