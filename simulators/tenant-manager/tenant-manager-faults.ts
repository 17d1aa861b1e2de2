import {
  type DelaySettings,
  delaySettings,
  type FaultKinds,
  type NoSettings,
  noSettings,
  settingsShape,
} from "../control/index.ts";

/** What others fetch from a Tenant Manager and its issuers: a discovery document, keys, a token, the tenants. */
export type Document = "discovery" | "keys" | "token" | "tenants";

/** In what way a discovery document is wrong: no JSON, no word on keys, or in the name of another issuer. */
export type MalformedDiscovery = "notJson" | "withoutKeys" | "wrongIssuer";

/** In what way a key set is wrong: no JSON, or without a key. */
export type MalformedKeys = "notJson" | "empty";

/** The ways in which any document cannot be had. */
export type OutageFaults = { readonly [D in Document as `${D}-unreachable`]: NoSettings } & {
  /** Answered with this status, 500 to 599. */
  readonly [D in Document as `${D}-failing`]: { readonly statusCode: number };
} & {
  /** Answered so many milliseconds later. */
  readonly [D in Document as `${D}-delayed`]: DelaySettings;
};

/**
 * The ways in which a Tenant Manager can be made to misbehave. "Unreachable" breaks the connection. None of them looks
 * at the scope: those of `/control/tenants/:tenantId/faults` concern one tenant, those of `/control/faults` all.
 */
export interface TenantManagerFaults extends OutageFaults {
  readonly "discovery-malformed": { readonly form: MalformedDiscovery };
  readonly "keys-malformed": { readonly form: MalformedKeys };
  /** The answer to a request for a token is no JSON. */
  readonly "token-malformed": NoSettings;
  /** The answer to a request for tenants is no JSON. */
  readonly "tenants-malformed": NoSettings;
  /** Does not publish an event of 21/TLE. */
  readonly "event-lost": NoSettings;
  /** Publishes the same event twice. */
  readonly "event-twice": NoSettings;
}

const failing = settingsShape<{ statusCode: number }>({
  statusCode: { type: "integer", minimum: 500, maximum: 599 },
});
const discoveryForms: readonly MalformedDiscovery[] = ["notJson", "withoutKeys", "wrongIssuer"];
const keysForms: readonly MalformedKeys[] = ["notJson", "empty"];

/** The shapes of `TenantManagerFaults`. */
export const tenantManagerFaultKinds: FaultKinds<TenantManagerFaults> = {
  "discovery-unreachable": noSettings,
  "discovery-failing": failing,
  "discovery-delayed": delaySettings,
  "discovery-malformed": settingsShape<TenantManagerFaults["discovery-malformed"]>({ form: { enum: discoveryForms } }),
  "keys-unreachable": noSettings,
  "keys-failing": failing,
  "keys-delayed": delaySettings,
  "keys-malformed": settingsShape<TenantManagerFaults["keys-malformed"]>({ form: { enum: keysForms } }),
  "token-unreachable": noSettings,
  "token-failing": failing,
  "token-delayed": delaySettings,
  "token-malformed": noSettings,
  "tenants-unreachable": noSettings,
  "tenants-failing": failing,
  "tenants-delayed": delaySettings,
  "tenants-malformed": noSettings,
  "event-lost": noSettings,
  "event-twice": noSettings,
};
