import { isDeepStrictEqual } from "node:util";
import { Inconclusive } from "../../conformance/verdicts/index.ts";
import { parseJson } from "../../protocol/json/index.ts";
import { registeredEndpoint } from "../endpoint-traffic.ts";
import type { ExampleEndpoint, ExampleState } from "../example-state.ts";

/** A version of an endpoint's configuration, with its content as JSON text. */
export interface DraftVersion {
  readonly configVersion: number;
  readonly json: string;
}

/** A configuration as it came to an endpoint. */
export interface GotConfiguration {
  /** Undefined if it came without one. */
  readonly id: unknown;
  readonly entries: unknown;
  readonly qualityOfService: 0 | 1;
}

/** An endpoint of 2017 that an example made for itself. */
export interface DraftEndpoint {
  readonly endpoint: ExampleEndpoint;
  /** The oldest comes first. */
  readonly versions: DraftVersion[];
  got: GotConfiguration | undefined;
  /** How many messages had come for it unasked when the steps last took one. */
  unaskedBefore: number;
  /** How often CMX had asked for its configuration when it asked last. */
  requestsBefore: number;
}

const DRAFT_ENDPOINTS = new WeakMap<ExampleState, DraftEndpoint[]>();

/** Every endpoint of 2017 that the example has made. */
export function draftEndpoints(state: ExampleState): readonly DraftEndpoint[] {
  return DRAFT_ENDPOINTS.get(state) ?? [];
}

/** The endpoint that the steps speak of when they name none: the first. */
export function theEndpoint(state: ExampleState): DraftEndpoint {
  const [first] = draftEndpoints(state);
  if (first === undefined) {
    throw new Inconclusive('the example has no endpoint yet; begin with "Given an endpoint whose configuration is …"');
  }
  return first;
}

/** An endpoint that the register knows, without a configuration. */
export async function makeDraftEndpoint(state: ExampleState): Promise<DraftEndpoint> {
  const endpoint = await registeredEndpoint(state);
  const made = { endpoint, versions: [], got: undefined, unaskedBefore: 0, requestsBefore: 0 };
  DRAFT_ENDPOINTS.set(state, [...draftEndpoints(state), made]);
  return made;
}

/** Has the provider accept a newer version of the endpoint's configuration. */
export async function addVersion(state: ExampleState, draft: DraftEndpoint, json: string): Promise<void> {
  const configVersion = await state.open.drivers.drafts.addVersion(draft.endpoint, json);
  draft.versions.push({ configVersion, json });
}

/** The latest version of the endpoint's configuration, or one `before` it. */
export function versionOf({ versions }: DraftEndpoint, before = 0): DraftVersion {
  const version = versions.at(-1 - before);
  if (version === undefined) {
    throw new Inconclusive("the example has not given the endpoint so many versions of its configuration");
  }
  return version;
}

/** The entries that content has to give: the elements of an array, or any other value as the only one. */
export function entriesOf(json: string): readonly unknown[] {
  const value: unknown = JSON.parse(json);
  return Array.isArray(value) ? value : [value];
}

/** Reads a payload as a configuration; undefined if it is none. */
export function configurationIn(
  payload: Uint8Array,
  qualityOfService: 0 | 1 | undefined = 0,
): GotConfiguration | undefined {
  const parsed = parseJson(payload);
  const value = parsed.ok ? parsed.value : undefined;
  if (typeof value !== "object" || value === null || !("entries" in value)) {
    return undefined;
  }
  return { id: "id" in value ? value.id : undefined, entries: value.entries, qualityOfService };
}

/** Whether a payload is this version. */
export function isVersion(payload: Uint8Array, { json }: DraftVersion): boolean {
  return isDeepStrictEqual(configurationIn(payload)?.entries, entriesOf(json));
}
