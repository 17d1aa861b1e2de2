import { Ajv } from "ajv";
import type { RecordedMessage, Recording } from "./recording.ts";

type JsonMessage = Omit<RecordedMessage, "payload"> & { readonly payload: string };

const isJsonRecording = new Ajv().compile<{ readonly messages: readonly JsonMessage[]; readonly closedAtMs: number }>({
  type: "object",
  required: ["messages", "closedAtMs"],
  properties: {
    closedAtMs: { type: "number" },
    messages: {
      type: "array",
      items: {
        type: "object",
        required: ["sequence", "atMs", "transport", "direction", "path", "payload"],
        additionalProperties: false,
        properties: {
          sequence: { type: "integer" },
          atMs: { type: "number" },
          transport: { enum: ["nats", "mqtt", "http"] },
          direction: { enum: ["bus", "fromClient", "toClient"] },
          path: { type: "string" },
          replyTo: { type: "string" },
          connection: { type: "string" },
          qualityOfService: { enum: [0, 1] },
          statusCode: { type: "integer" },
          injected: { type: "boolean" },
          payload: { type: "string" },
        },
      },
    },
  },
});

/** A recording as JSON text; payloads in base64. */
export function recordingToJson({ messages, closedAtMs }: Recording): string {
  const encoded = messages.map((message) => ({ ...message, payload: Buffer.from(message.payload).toString("base64") }));
  return JSON.stringify({ closedAtMs, messages: encoded });
}

/** The recording that `recordingToJson` wrote. Throws on any other text. */
export function recordingFromJson(text: string): Recording {
  const content: unknown = JSON.parse(text);
  if (!isJsonRecording(content)) {
    throw new TypeError("this is not a recording");
  }
  const { messages, closedAtMs } = content;
  return {
    closedAtMs,
    messages: messages.map((message) => ({ ...message, payload: Buffer.from(message.payload, "base64") })),
  };
}
