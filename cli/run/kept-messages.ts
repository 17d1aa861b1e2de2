import { RECORDING_TYPE } from "../../conformance/verdicts/index.ts";
import type { CucumberMessage } from "./features.ts";

/** What of a message goes into `messages.ndjson`: all of it, save recordings, which `traffic.ndjson` holds. */
export function keptMessages(message: CucumberMessage): readonly CucumberMessage[] {
  return message.attachment?.mediaType === RECORDING_TYPE ? [] : [message];
}
