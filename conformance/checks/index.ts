import { appliedReports } from "./applied-reports.ts";
import { avroShape } from "./avro-shape.ts";
import type { Check } from "./check.ts";
import { clientTraffic } from "./client-traffic.ts";
import { commandIdentifiers } from "./command-identifiers.ts";
import { commandObservation } from "./command-observation.ts";
import { commandResponse } from "./command-response.ts";
import { commonFields } from "./common-fields.ts";
import { configurationResponse } from "./configuration-response.ts";
import { configurationUpdates } from "./configuration-updates.ts";
import { correlation } from "./correlation.ts";
import { eventSubjects } from "./event-subjects.ts";
import { finishedCommands } from "./finished-commands.ts";
import { invocationResults } from "./invocation-results.ts";
import { noAcknowledgement } from "./no-acknowledgement.ts";
import { oneAnswer } from "./one-answer.ts";
import { providerAnswers } from "./provider-answers.ts";
import { relay } from "./relay.ts";
import { replySubject } from "./reply-subject.ts";
import { sharedConnection } from "./shared-connection.ts";
import { subjectGrammar } from "./subject-grammar.ts";

export type {
  Check,
  CheckContext,
  CheckFinding,
  CheckReport,
  InstanceNames,
  OwnedApplication,
  OwnedEndpoint,
  OwnedTenant,
  Timing,
} from "./check.ts";
export { type DescribedMessage, describeMessage } from "./described-message.ts";
export { possiblePushes } from "./push.ts";
export { DRAFT_CHECKS, readDraftMessage } from "./raw-2017/index.ts";
export type { RecordedMessage, Recording } from "./recording.ts";
export { recordingFromJson, recordingToJson } from "./recording-json.ts";
export { type Content, type JsonReader, Trace, type TracedMessage, traceOf } from "./trace.ts";

/** Every rule of the documents in force that always holds, judged over every recording. */
export const CHECKS: readonly Check[] = [
  avroShape,
  subjectGrammar,
  replySubject,
  correlation,
  eventSubjects,
  oneAnswer,
  commonFields,
  configurationResponse,
  clientTraffic,
  relay,
  providerAnswers,
  configurationUpdates,
  noAcknowledgement,
  sharedConnection,
  appliedReports,
  commandResponse,
  commandIdentifiers,
  commandObservation,
  finishedCommands,
  invocationResults,
];
