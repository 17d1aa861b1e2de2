import { possiblePushes, type RecordedMessage, traceOf } from "../../conformance/checks/index.ts";
import type { AvroSchemaSet } from "../../protocol/avro/index.ts";
import type { Recorder } from "./recorder.ts";

/**
 * Whether an `ExtensionData` was sent unasked, by what the recorder has seen up to now: it may be a push as checks
 * understand it, and answers no message by its correlation identifier.
 */
export function wasSentUnasked(message: RecordedMessage, recorder: Recorder, schemaSet: AvroSchemaSet): boolean {
  const { messages, closedAtMs } = recorder.recording();
  const asked = messages.filter(({ transport, path }) => transport === "nats" && path.endsWith(".ClientData"));
  const trace = traceOf({ messages: [...asked, message], closedAtMs }, schemaSet);
  const mayBePush = possiblePushes(trace);
  const questions = new Set(trace.records("ClientData").map(({ content: { value } }) => value.correlationId));
  return trace
    .records("ExtensionData")
    .some((sent) => mayBePush(sent) && !questions.has(sent.content.value.correlationId));
}
