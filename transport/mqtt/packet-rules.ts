import type { Packet } from "mqtt-packet";
import { TransportError } from "../transport-error.ts";

const QOS_2_PACKETS: readonly string[] = ["pubrec", "pubrel", "pubcomp"];
const WITH_PACKET_ID: readonly string[] = ["puback", "subscribe", "suback", "unsubscribe", "unsuback"];

/** What the library's parser lets pass although MQTT 3.1.1 forbids it, or although it is not supported here. */
export function ruleBroken(packet: Packet): TransportError | undefined {
  if (QOS_2_PACKETS.includes(packet.cmd) || (packet.cmd === "publish" && packet.qos === 2)) {
    const explanation = `a ${packet.cmd.toUpperCase()} of quality of service 2 came; use 0 or 1`;
    return new TransportError("MQTT_QOS_2", explanation);
  }
  const problem = malformation(packet);
  return problem === undefined
    ? undefined
    : new TransportError("MQTT_MALFORMED_PACKET", `a ${packet.cmd.toUpperCase()} came ${problem}`);
}

function malformation(packet: Packet): string | undefined {
  if (WITH_PACKET_ID.includes(packet.cmd) || (packet.cmd === "publish" && packet.qos > 0)) {
    const id = packet.messageId ?? 0;
    if (id < 1 || id > 0xffff) {
      return "without a packet identifier (section 2.3.1)";
    }
  }
  switch (packet.cmd) {
    case "publish":
      return topicMalformation(packet.topic);
    case "connack":
      return typeof packet.returnCode === "number" ? undefined : "without a return code (section 3.2.2)";
    case "subscribe":
      return packet.subscriptions.length > 0 ? undefined : "without a topic filter (section 3.8.3)";
    case "unsubscribe":
      return packet.unsubscriptions.length > 0 ? undefined : "without a topic filter (section 3.10.3)";
    default:
      return undefined;
  }
}

function topicMalformation(topic: string): string | undefined {
  if (topic === "") {
    return "with an empty topic (section 4.7.3)";
  }
  return /[+#\0]/.test(topic) ? `with the topic ${JSON.stringify(topic)} (section 3.3.2.1)` : undefined;
}
