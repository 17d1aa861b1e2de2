import {
  type DelaySettings,
  delaySettings,
  type FaultKinds,
  type NoSettings,
  noSettings,
  settingsShape,
} from "../control/index.ts";
import { NONE_FORMS, type NoneForm, UNCHANGED_FORMS, type UnchangedForm } from "./settings.ts";

/** The ways in which the provider can be made to answer otherwise, each with its settings. */
export interface ProviderFaults {
  /** Gives no answer. */
  readonly silent: NoSettings;
  /** Answers with bytes that are no Avro. */
  readonly garbage: NoSettings;
  /** Answers with an error, or with any other status, and no configuration. */
  readonly failing: { readonly statusCode: number; readonly reasonPhrase: string };
  /** Says in this form that there is no configuration. Fires only when there is none. */
  readonly "absent-form": { readonly form: NoneForm };
  /** Says in this form that the configuration is unchanged. Fires only when it is. */
  readonly "unchanged-form": { readonly form: UnchangedForm };
  /** Puts something that is no JSON in the place of the content. Fires only when there is content. */
  readonly "not-json": NoSettings;
  /** Answers with a correlation id that nobody used. */
  readonly "wrong-correlation": NoSettings;
  /** Answers late. */
  readonly delay: DelaySettings;
  /** Sends the same answer twice. */
  readonly "answer-twice": NoSettings;
  /** Does not announce a change. Fires only if changes are announced, as does the next. */
  readonly "no-update-event": NoSettings;
  /** Announces a change by the same event twice. */
  readonly "update-event-twice": NoSettings;
}

/** The shapes of `ProviderFaults`. */
export const providerFaultKinds: FaultKinds<ProviderFaults> = {
  silent: noSettings,
  garbage: noSettings,
  failing: settingsShape<ProviderFaults["failing"]>({
    statusCode: { type: "integer", minimum: -2_147_483_648, maximum: 2_147_483_647 },
    reasonPhrase: { type: "string" },
  }),
  "absent-form": settingsShape<ProviderFaults["absent-form"]>({ form: { enum: NONE_FORMS } }),
  "unchanged-form": settingsShape<ProviderFaults["unchanged-form"]>({ form: { enum: UNCHANGED_FORMS } }),
  "not-json": noSettings,
  "wrong-correlation": noSettings,
  delay: delaySettings,
  "answer-twice": noSettings,
  "no-update-event": noSettings,
  "update-event-twice": noSettings,
};
