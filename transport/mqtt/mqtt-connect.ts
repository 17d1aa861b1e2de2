import type { Clock } from "../../runtime/index.ts";
import type { ByteChannel } from "../byte-channel.ts";
import { TransportError } from "../transport-error.ts";
import { type MqttPacket, MqttStream, type MqttStreamOptions, type OutgoingMqttPacket } from "./mqtt-stream.ts";

/** As whom and how to connect. */
export interface MqttConnectOptions extends MqttStreamOptions {
  /** May be empty: the server then gives one. */
  readonly clientId: string;
  /** 0 to 65535; 0 turns keep-alive off. */
  readonly keepAliveSeconds: number;
  readonly clock: Clock;
  readonly username?: string;
  readonly password?: string;
  /** How long CONNACK may take; 10000 milliseconds by default. */
  readonly connectTimeoutMs?: number;
}

const CONNECT_TIMEOUT_MS = 10_000;

/** MQTT 3.1.1, table 3.1. */
const RETURN_CODES: Readonly<Record<number, string>> = {
  1: "it does not speak MQTT 3.1.1",
  2: "it does not like the client identifier",
  3: "it is unavailable",
  4: "user name or password are wrong",
  5: "the client is not authorised",
};

/**
 * Sends CONNECT on `channel`. When the server accepts, `onAccepted` takes the stream over, within the same turn, as
 * more packets may follow CONNACK at once; the promise resolves with what it returns.
 */
export function establish<T>(
  channel: ByteChannel,
  options: MqttConnectOptions,
  onAccepted: (stream: MqttStream) => T,
): Promise<T> {
  const stream = new MqttStream(channel, options);
  const timeoutMs = options.connectTimeoutMs ?? CONNECT_TIMEOUT_MS;
  return new Promise((resolve, reject) => {
    let settled = false;
    const refuse = (error: Error): void => {
      if (!settled) {
        settled = true;
        timer.cancel();
        stream.destroy();
        reject(error);
      }
    };
    const timer = options.clock.schedule(timeoutMs, () =>
      refuse(new TransportError("MQTT_NO_ANSWER", `the server sent no CONNACK within ${timeoutMs} ms`)),
    );
    stream.onClose(() => refuse(new TransportError("MQTT_CLOSED", "the connection closed before CONNACK")));
    stream.onProtocolError(refuse);
    stream.onPacket((packet) => {
      const refusal = refusalIn(packet);
      if (refusal !== undefined) {
        return refuse(refusal);
      }
      settled = true;
      timer.cancel();
      resolve(onAccepted(stream));
    });
    try {
      stream.send(connectPacket(options));
    } catch (error) {
      refuse(error instanceof Error ? error : new Error(String(error)));
    }
  });
}

function refusalIn(packet: MqttPacket): TransportError | undefined {
  if (packet.cmd !== "connack") {
    const explanation = `the server sent ${packet.cmd.toUpperCase()} before CONNACK`;
    return new TransportError("MQTT_UNEXPECTED_PACKET", explanation);
  }
  const code = packet.returnCode ?? 0;
  if (code === 0) {
    return undefined;
  }
  const meaning = RETURN_CODES[code] ?? "a code that MQTT 3.1.1 does not know";
  return new TransportError("MQTT_REFUSED", `the server refused with return code ${code}: ${meaning}`);
}

function connectPacket(options: MqttConnectOptions): OutgoingMqttPacket {
  return {
    cmd: "connect",
    protocolId: "MQTT",
    protocolVersion: 4,
    clean: true,
    clientId: options.clientId,
    keepalive: options.keepAliveSeconds,
    ...(options.username === undefined ? {} : { username: options.username }),
    ...(options.password === undefined ? {} : { password: Buffer.from(options.password) }),
  };
}
