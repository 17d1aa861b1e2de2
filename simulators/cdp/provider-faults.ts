import {
  DELAY_MS_MAX,
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
  /** Leaves the content out and keeps the identifier. Fires only when there is content. */
  readonly "content-missing": NoSettings;
  /** Leaves the identifier out and keeps the content. Fires only when there is content. */
  readonly "config-id-missing": NoSettings;
  /** Answers with a correlation id that nobody used. */
  readonly "wrong-correlation": NoSettings;
  /** Answers in the name of this endpoint in the place of the one that was asked about. */
  readonly "answer-for-another-endpoint": { readonly endpointId: string };
  /** Takes so long to answer. */
  readonly delay: DelaySettings;
  /** Answers so many milliseconds after the request has expired. Fires only for requests that expire. */
  readonly late: { readonly byMs: number };
  /** Sends the same answer twice. */
  readonly "answer-twice": NoSettings;
  /** Sends another answer after the right one, with this identifier and this JSON value for content. */
  readonly "answer-twice-differently": { readonly configId: string; readonly config: unknown };
  /** Does not announce a change. Fires only if changes are announced, as do the next two. */
  readonly "no-update-event": NoSettings;
  /** Announces a change by the same event twice. */
  readonly "update-event-twice": NoSettings;
  /** Announces a change as one of this appversion. */
  readonly "update-for-another-app-version": { readonly appVersionName: string };
  /** Announces, right after an answer, what holds for the endpoint, although nothing has changed. */
  readonly "update-without-change": NoSettings;
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
  "content-missing": noSettings,
  "config-id-missing": noSettings,
  "wrong-correlation": noSettings,
  "answer-for-another-endpoint": settingsShape<ProviderFaults["answer-for-another-endpoint"]>({
    endpointId: { type: "string" },
  }),
  delay: delaySettings,
  late: settingsShape<ProviderFaults["late"]>({ byMs: { type: "integer", minimum: 0, maximum: DELAY_MS_MAX } }),
  "answer-twice": noSettings,
  "answer-twice-differently": settingsShape<ProviderFaults["answer-twice-differently"]>({
    configId: { type: "string" },
    config: {},
  }),
  "no-update-event": noSettings,
  "update-event-twice": noSettings,
  "update-for-another-app-version": settingsShape<ProviderFaults["update-for-another-app-version"]>({
    appVersionName: { type: "string" },
  }),
  "update-without-change": noSettings,
};
