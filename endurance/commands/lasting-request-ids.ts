import type { DeviceConnection } from "../../simulators/endpoint/index.ts";

/** Of the request identifiers of a device, so many belong to each of its connections. */
const IDS_PER_CONNECTION = 100_000;

const REQUEST = /\d+$/;
const RESPONSE = /^(.*\/)(\d+)(\/(?:status|error))$/;

/**
 * The connection for an endpoint that counts its requests from 1. Outside, its identifiers go on from connection to
 * connection, of which this is the one with the number `connection`: otherwise a late answer to a request of an earlier
 * one would be taken for the answer to another request.
 */
export function lastingRequestIds(client: DeviceConnection, connection: number): DeviceConnection {
  const base = connection * IDS_PER_CONNECTION;
  return {
    publish: (topic, payload, options) =>
      client.publish(
        topic.replace(REQUEST, (id) => String(Number(id) + base)),
        payload,
        options,
      ),
    subscribe: (subscriptions) => client.subscribe(subscriptions),
    onClose: (handler) => client.onClose(handler),
    onMessage: (listener) =>
      client.onMessage((message) => {
        const [, path, id, kind] = RESPONSE.exec(message.topic) ?? [];
        const own = Number(id) - base;
        if (id === undefined) {
          listener(message);
        } else if (own >= 1 && own <= IDS_PER_CONNECTION) {
          listener({ ...message, topic: `${path}${own}${kind}` });
        }
      }),
  };
}
