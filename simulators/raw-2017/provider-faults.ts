import type { RawReadings } from "../../protocol/raw-2017/index.ts";
import {
  DELAY_MS_MAX,
  type DelaySettings,
  delaySettings,
  type FaultKinds,
  type NoSettings,
  noSettings,
  settingsShape,
} from "../control/index.ts";

/** The ways in which the provider can be made to behave otherwise, each with its settings. */
export interface Raw2017ProviderFaults {
  /** Gives no answer. */
  readonly silent: NoSettings;
  /** Answers with bytes that are no JSON. */
  readonly garbage: NoSettings;
  /** Answers FAIL, without content. */
  readonly failing: NoSettings;
  /** Answers NO CONTENT, whatever it has. */
  readonly "no-content": NoSettings;
  /** Takes so long to answer. */
  readonly delay: DelaySettings;
  /** Answers so many milliseconds after the request has expired. Fires only for requests that expire. */
  readonly late: { readonly byMs: number };
  /** Sends the same answer twice. */
  readonly "answer-twice": NoSettings;
  /** Answers with a correlation id that nobody used. */
  readonly "wrong-correlation": NoSettings;
  /** Answers in the name of this endpoint in the place of the one that was asked about. */
  readonly "answer-for-another-endpoint": { readonly endpointId: string };
  /** Answers with a configuration of this kind. Fires only when there is content, as do the next two. */
  readonly "other-content-type": { readonly contentType: string };
  /** Puts something that is no JSON in the place of the content. */
  readonly "not-json": NoSettings;
  /** Leaves the content out and says OK. */
  readonly "content-missing": NoSettings;
  /** Writes the version as a text, in an answer or event. */
  readonly "version-as-text": NoSettings;
  /** Writes content as base64 that stands alone, in an answer or event. Fires only when there is content. */
  readonly "bytes-as-text": NoSettings;
  /** Does not announce what is new. */
  readonly "no-new-available-event": NoSettings;
  /** Announces what is new by the same event twice. */
  readonly "new-available-event-twice": NoSettings;
  /** Announces what is new with bytes that are no JSON. */
  readonly "new-available-unreadable": NoSettings;
}

/** The shapes of `Raw2017ProviderFaults`. */
export const providerFaultKinds: FaultKinds<Raw2017ProviderFaults> = {
  silent: noSettings,
  garbage: noSettings,
  failing: noSettings,
  "no-content": noSettings,
  delay: delaySettings,
  late: settingsShape<Raw2017ProviderFaults["late"]>({ byMs: { type: "integer", minimum: 0, maximum: DELAY_MS_MAX } }),
  "answer-twice": noSettings,
  "wrong-correlation": noSettings,
  "answer-for-another-endpoint": settingsShape<Raw2017ProviderFaults["answer-for-another-endpoint"]>({
    endpointId: { type: "string" },
  }),
  "other-content-type": settingsShape<Raw2017ProviderFaults["other-content-type"]>({
    contentType: { type: "string" },
  }),
  "not-json": noSettings,
  "content-missing": noSettings,
  "version-as-text": noSettings,
  "bytes-as-text": noSettings,
  "no-new-available-event": noSettings,
  "new-available-event-twice": noSettings,
  "new-available-unreadable": noSettings,
};

/** Bytes that are no JSON. */
export const NO_JSON = new TextEncoder().encode("{ this is no JSON");

/** Returns the settings of a fault that is to be committed now, if there is one. */
export type TakeFault = <K extends keyof Raw2017ProviderFaults>(kind: K) => Raw2017ProviderFaults[K] | undefined;

/** How a message is written, with the faults that are to be committed. */
export function spoiledReadings(readings: RawReadings, hasContent: boolean, take: TakeFault): RawReadings {
  return {
    ...readings,
    ...(take("version-as-text") === undefined ? {} : { configVersion: "text" }),
    ...(hasContent && take("bytes-as-text") !== undefined ? { bytes: "text" } : {}),
  };
}
