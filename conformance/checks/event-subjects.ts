import { configAppliedSubject, configUpdatedSubject } from "../../protocol/cdtp/index.ts";
import {
  appVersionUpdatedSubject,
  connectedSubject,
  disconnectedSubject,
  registeredSubject,
  unregisteredSubject,
} from "../../protocol/elce/index.ts";
import { broadcastUpdateSubject, UPDATE_TYPES } from "../../protocol/scmp/index.ts";
import { tenantUnregisteredSubject, tenantUpdatedSubject } from "../../protocol/tle/index.ts";
import { type Check, type CheckContext, check, type Ledger } from "./check.ts";
import { isInNameOfExtension } from "./extensions.ts";
import type { RecordName } from "./records.ts";
import type { Trace, TracedMessage } from "./trace.ts";

interface EventRule {
  readonly record: RecordName;
  readonly requirements: readonly string[];
  /**
   * Where it belongs; `originator` and `eventType` are what the message's own subject gives, for parties of any name and
   * for events of several types.
   */
  readonly subject: (context: CheckContext, originator: string, eventType: string) => string;
}

const EVENT_FORM = "kaa.v1.events.<originator>.<entity type>.<event group>.<event type>";

const RULES: readonly EventRule[] = [
  {
    record: "ConfigUpdated",
    requirements: ["CDTP-011"],
    subject: ({ instances }) => configUpdatedSubject(instances.configurationDataProvider),
  },
  {
    record: "ConfigApplied",
    requirements: ["CDTP-013", "ISM-007"],
    subject: ({ instances }) => configAppliedSubject(instances.cmx),
  },
  {
    record: "ConnectedEvent",
    requirements: ["ELCE-001"],
    subject: ({ instances }) => connectedSubject(instances.communicationService),
  },
  {
    record: "DisconnectedEvent",
    requirements: ["ELCE-003"],
    subject: ({ instances }) => disconnectedSubject(instances.communicationService),
  },
  {
    record: "RegisteredEvent",
    requirements: ["ELCE-006"],
    subject: (_context, originator) => registeredSubject(originator),
  },
  {
    record: "AppVersionUpdatedEvent",
    requirements: ["ELCE-008"],
    subject: (_context, originator) => appVersionUpdatedSubject(originator),
  },
  {
    record: "UnregisteredEvent",
    requirements: ["ELCE-010"],
    subject: (_context, originator) => unregisteredSubject(originator),
  },
  {
    record: "BroadcastConfigurationUpdateEvent",
    requirements: ["SCMP-001"],
    subject: ({ instances }, _originator, eventType) =>
      broadcastUpdateSubject(instances.tekton, UPDATE_TYPES.find((type) => type === eventType) ?? "upsert"),
  },
  {
    record: "TenantUpdatedEvent",
    requirements: ["TLE-001", "TLE-002"],
    subject: ({ instances }) => tenantUpdatedSubject(instances.tenantManager),
  },
  {
    record: "TenantUnregisteredEvent",
    requirements: ["TLE-001", "TLE-004"],
    subject: ({ instances }) => tenantUnregisteredSubject(instances.tenantManager),
  },
];

/** Whether a subject is meant to be an event's, however the rest of it reads (3/ISM). */
export function isEventPath(path: string): boolean {
  return path.startsWith("kaa.v1.events.");
}

/** Events stand on the subject that their document names, in the name of the service that they come from. */
export const eventSubjects: Check = check(
  "event-subjects",
  [...new Set(RULES.flatMap(({ requirements }) => requirements))],
  (recorded, context, ledger) => {
    const trace = recorded.without(({ injected }) => injected === true);
    judgeForm(trace, ledger);
    for (const { record, requirements, subject } of RULES) {
      for (const message of trace.records(record).filter((event) => mayBeJudged(event, context))) {
        const { originator, eventType } = originOf(message);
        const wanted = subject(context, originator, eventType);
        for (const requirement of requirements) {
          const wrong = (): string => `${record} went to ${message.path} instead of ${wanted}`;
          ledger.judge(requirement, message.path === wanted, wrong, [message]);
        }
      }
    }
  },
);

/** No simulator speaks in the name of a service; what one announces beside its own event is no rule's business. */
function mayBeJudged(message: TracedMessage, context: CheckContext): boolean {
  return message.content.kind === "ConfigApplied" || !isInNameOfExtension(message, context);
}

function originOf({ subject }: TracedMessage): { readonly originator: string; readonly eventType: string } {
  return subject?.kind === "event"
    ? { originator: subject.originatorServiceInstanceName, eventType: subject.eventType }
    : { originator: "unknown", eventType: "unknown" };
}

function judgeForm(trace: Trace, ledger: Ledger): void {
  for (const message of trace.messages) {
    const malformed = message.transport === "nats" && isEventPath(message.path) && message.subject === undefined;
    if (malformed) {
      const wrong = (): string => `${message.path} is not ${EVENT_FORM}`;
      ledger.judge("ISM-007", false, wrong, [message]);
    }
  }
}
