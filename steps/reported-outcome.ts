import { eventually } from "./eventually.ts";
import type { ExampleState } from "./example-state.ts";

/** What an endpoint made of a configuration, as the provider has it. */
export interface Outcome {
  readonly statusCode: number;
  readonly reasonPhrase: string | null;
}

function field(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null
    ? Object.entries(value).find(([name]) => name === key)?.[1]
    : undefined;
}

/**
 * The first outcome on a page of statuses; a configuration that was merely sent has none yet. One that is sent once
 * more, as happens when an endpoint has just connected, keeps what was said of it.
 */
function outcomeIn(page: unknown): Outcome | undefined {
  const entries: unknown = field(page, "content");
  return Array.isArray(entries) ? entries.map(outcomeOf).find((outcome) => outcome !== undefined) : undefined;
}

function outcomeOf(entry: unknown): Outcome | undefined {
  const statusCode = field(entry, "confirmationStatusCode");
  const reasonPhrase = field(entry, "confirmationReasonPhrase");
  return typeof statusCode === "number"
    ? { statusCode, reasonPhrase: typeof reasonPhrase === "string" ? reasonPhrase : null }
    : undefined;
}

/**
 * What the provider has learned of a configuration of the endpoint, awaited at most as long as an answer may take; with
 * `appVersionName`, only what it learned under that appversion.
 */
export function reportedOutcome(
  state: ExampleState,
  configId: string,
  appVersionName?: string,
): Promise<Outcome | undefined> {
  const { endpointId } = state.endpoint;
  const under = appVersionName === undefined ? {} : { appVersionName };
  const query = new URLSearchParams({ endpointId, configId, ...under });
  const { rest } = state.open.drivers.provider;
  return eventually(state, state.answerBoundMs, async () =>
    outcomeIn(await rest.order("GET", `/api/v1/statuses?${query.toString()}`)),
  );
}
