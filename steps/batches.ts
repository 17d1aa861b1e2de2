import { Inconclusive, NoAnswer } from "../conformance/verdicts/index.ts";
import type { ServiceAnswer } from "../world/index.ts";
import { jsonOf, memberOf } from "./command-descriptions.ts";
import { askOneReplica, endpointAt } from "./command-questions.ts";
import { remember } from "./command-rest.ts";
import type { ExampleEndpoint, ExampleState } from "./example-state.ts";

/** Where commands of several endpoints are asked for. */
export const COMMANDS = "/api/v1/endpoints/commands";

/** A batch for the first two endpoints of the example, unless others are named. */
export interface Batch {
  readonly caller?: string;
  readonly by: "endpoints" | "filter" | "release 1.4";
  readonly endpoints?: readonly ExampleEndpoint[];
  readonly commandType: string;
  readonly json: string;
  /** Whether the payload is said to be a text. */
  readonly isText?: boolean;
  readonly ttlMs?: number;
}

/** The first two endpoints of the example. */
export function bothEndpoints(state: ExampleState): readonly ExampleEndpoint[] {
  return [endpointAt(state, 0), endpointAt(state, 1)];
}

/** Has a filter of the register match the endpoints. */
async function makeFilter(state: ExampleState, endpoints: readonly ExampleEndpoint[]): Promise<string> {
  const filterId = state.open.ids.next();
  const endpointIds = endpoints.map(({ endpointId }) => endpointId);
  await state.open.drivers.register.setFilter(filterId, endpointIds);
  return filterId;
}

function requestOf({ by, commandType, json, isText, ttlMs, endpoints = [] }: Batch, filterId: string | undefined) {
  const query = [
    ...(filterId === undefined ? [] : [`filterId=${filterId}`]),
    ...(ttlMs === undefined ? [] : [`commandTtl=${ttlMs}`]),
  ].join("&");
  const suffix = by === "release 1.4" ? "" : `/by-${by}`;
  const path = `${COMMANDS}/${commandType}/batch${suffix}${query === "" ? "" : `?${query}`}`;
  const type = isText === true ? ',"payloadContentType":"text/plain"' : "";
  const endpointIds = JSON.stringify(endpoints.map(({ endpointId }) => endpointId));
  return {
    method: "POST",
    path,
    body: by === "endpoints" ? `{"payload":${json}${type},"endpointIds":${endpointIds}}` : json,
  };
}

/** Asks for a batch, whatever the answer will be. */
export async function tryBatch(state: ExampleState, batch: Batch): Promise<ServiceAnswer> {
  const endpoints = batch.endpoints ?? bothEndpoints(state);
  state.filterId = batch.by === "endpoints" ? undefined : (state.filterId ?? (await makeFilter(state, endpoints)));
  await askOneReplica(state, batch.caller ?? "somebody", requestOf({ ...batch, endpoints }, state.filterId));
  const [answer] = state.serviceAnswers;
  if (answer === undefined) {
    throw new NoAnswer("The request for a batch was not answered");
  }
  return answer;
}

/** An identifier of a batch as text: some say it as a number (reading G29). */
export function identifierText(taskId: unknown): string {
  return typeof taskId === "string" ? taskId : JSON.stringify(taskId ?? null);
}

/** Asks for a batch and remembers its commands. Throws `Inconclusive` if it is refused. */
export async function invokeBatch(state: ExampleState, batch: Batch): Promise<void> {
  const atMs = state.open.now();
  const { status, text } = await tryBatch(state, batch);
  if (status < 200 || status > 299) {
    throw new Inconclusive(`A batch was answered ${status} with ${text}, so there may be no commands`);
  }
  const taskId = memberOf(jsonOf(text), "taskId");
  state.taskId = taskId === undefined ? undefined : identifierText(taskId);
  const { commandType, json, ttlMs } = batch;
  for (const endpoint of batch.endpoints ?? bothEndpoints(state)) {
    remember(state, { endpoint, commandType, json, ...(ttlMs === undefined ? {} : { ttlMs }) }, atMs, undefined);
  }
}
