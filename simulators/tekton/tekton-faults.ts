import {
  type DelaySettings,
  delaySettings,
  type FaultKinds,
  type NoSettings,
  noSettings,
  settingsShape,
} from "../control/index.ts";
import { CHANGES_BACK_MAX } from "./history.ts";
import { ABSENT_FORMS, type AbsentForm } from "./settings.ts";

/** The settings of a fault that makes requests fail. */
export interface FailingSettings {
  /** 500 to 599. */
  readonly statusCode: number;
}

/**
 * The ways in which Tekton can be made to misbehave, each with its settings. A request is in the scope of an
 * application or appversion if its answer tells of it; so lists are in the scope of each of their entries.
 */
export interface TektonFaults {
  /** Takes so long to answer a request that reads; what is told is how things stood when it came. */
  readonly slow: DelaySettings;
  /** As `slow` for a request that changes something, which is changed and announced at once. */
  readonly "slow-write": DelaySettings;
  /** Answers a request that reads with an error. */
  readonly failing: FailingSettings;
  /** As `failing` for a request that would change something, and does not. */
  readonly "failing-write": FailingSettings;
  /** Breaks the connection on which a request came that reads. */
  readonly "broken-connection": NoSettings;
  /** As `broken-connection` for a request that would change something, and does not. */
  readonly "broken-connection-write": NoSettings;
  /** Answers a request that reads with half of the JSON text. Fires only if the request would succeed with a body. */
  readonly "malformed-body": NoSettings;
  /** Tells how an application, or the settings of a tenant, stood before so many changes. */
  readonly stale: { readonly changesBack: number };
  /** Says in this form that an application has no settings of a service. Fires only when it has none. */
  readonly "absent-form": { readonly form: AbsentForm };
  /** Makes a change and announces nothing of it. */
  readonly "change-without-event": NoSettings;
  /** Announces settings that were written although they are what they were before. */
  readonly "event-without-change": NoSettings;
  /** Loses one of the events that announce a change. */
  readonly "event-lost": NoSettings;
  /** Sends an event twice. */
  readonly "event-twice": NoSettings;
  /** Sends bytes that are no Avro in the place of an event. */
  readonly "garbage-event": NoSettings;
}

const failingSettings = settingsShape<FailingSettings>({
  statusCode: { type: "integer", minimum: 500, maximum: 599 },
});

/** The shapes of `TektonFaults`. */
export const tektonFaultKinds: FaultKinds<TektonFaults> = {
  slow: delaySettings,
  "slow-write": delaySettings,
  failing: failingSettings,
  "failing-write": failingSettings,
  "broken-connection": noSettings,
  "broken-connection-write": noSettings,
  "malformed-body": noSettings,
  stale: settingsShape<TektonFaults["stale"]>({
    changesBack: { type: "integer", minimum: 1, maximum: CHANGES_BACK_MAX },
  }),
  "absent-form": settingsShape<TektonFaults["absent-form"]>({ form: { enum: ABSENT_FORMS } }),
  "change-without-event": noSettings,
  "event-without-change": noSettings,
  "event-lost": noSettings,
  "event-twice": noSettings,
  "garbage-event": noSettings,
};
