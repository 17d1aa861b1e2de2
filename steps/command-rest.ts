import { Inconclusive, NoAnswer } from "../conformance/verdicts/index.ts";
import type { ServiceAnswer, ServiceRequest } from "../world/index.ts";
import type { ExampleCall, ExampleCommand, ExampleEndpoint, ExampleState } from "./example-state.ts";

/** What somebody wants to have executed, and how. */
export interface Invocation {
  readonly endpoint: ExampleEndpoint;
  readonly commandType: string;
  /** JSON text; no body at all if absent. */
  readonly json?: string;
  /** How long it may be executed, in milliseconds; as CEX likes if absent. */
  readonly ttlMs?: number;
  /** Query parameters as they are written, in the place of those that follow from the above. */
  readonly query?: string;
  readonly contentType?: string | null;
}

const CONTENT = "/api/v1/endpoints";
/** How long a command may be executed unless the caller says otherwise, in milliseconds. */
const TTL_MS = 60_000;

/** The path of the commands of an endpoint and a type; the type is escaped. */
export function commandsPath({ endpointId }: ExampleEndpoint, commandType: string): string {
  return `${CONTENT}/${endpointId}/commands/${encodeURIComponent(commandType)}`;
}

/** A token of somebody who may do everything with the commands of all endpoints of the example. */
export async function callerToken(state: ExampleState): Promise<string> {
  const { endpoints, applications, tenantId } = state;
  const permissions = [
    ...endpoints.map(({ endpointId }) => ({
      rsname: `endpoint-${endpointId}`,
      scopes: ["endpoint:read", "endpoint:update"],
    })),
    ...applications.map(({ application }) => ({
      rsname: `application-${application}`,
      scopes: ["application:endpoint-command:read", "application:update"],
    })),
  ];
  const key = JSON.stringify([tenantId, permissions]);
  const token =
    state.callerTokens.get(key) ?? (await state.open.drivers.tenants.accessToken(tenantId, { permissions }));
  state.callerTokens.set(key, token);
  return token;
}

/** Asks the first replica of CEX at its REST interface, without waiting; with a token of the caller if none is given. */
export async function beginRequest(
  state: ExampleState,
  request: ServiceRequest,
  replica = 1,
): Promise<{ readonly answer: Promise<ServiceAnswer | undefined> }> {
  const service = state.open.service("cex");
  if (!service.offers("restUrl")) {
    throw new Inconclusive('Nobody told where CEX is reached; name its address as "rest" in the target file');
  }
  const accessToken = "accessToken" in request ? request.accessToken : await callerToken(state);
  return { answer: service.begin("restUrl", { ...request, accessToken }, replica) };
}

/** What the first replica of CEX answers within the time that an answer may take, and `extraMs`. */
export async function askCex(
  state: ExampleState,
  request: ServiceRequest,
  { extraMs = 0, replica = 1 }: { readonly extraMs?: number; readonly replica?: number } = {},
): Promise<ServiceAnswer> {
  const { answer } = await beginRequest(state, request, replica);
  return answered(state, answer, `${request.method} ${request.path}`, extraMs);
}

/** Awaits an answer as long as one may take, and `extraMs`. */
export async function answered(
  state: ExampleState,
  answer: Promise<ServiceAnswer | undefined>,
  what: string,
  extraMs = 0,
): Promise<ServiceAnswer> {
  const boundMs = state.answerBoundMs + extraMs;
  const outcome = await state.open.waiter.within(boundMs, answer);
  if (!outcome.settled || outcome.value === undefined) {
    throw new NoAnswer(`${what} was not answered within ${boundMs} ms`);
  }
  return outcome.value;
}

/** What an invocation is over HTTP. */
export function invocationRequest(
  { endpoint, commandType, json, ttlMs, query, contentType }: Invocation,
  awaitSeconds: number,
): ServiceRequest {
  const ttl = ttlMs === undefined ? "" : `&commandTtl=${ttlMs}`;
  return {
    method: "POST",
    path: `${commandsPath(endpoint, commandType)}?${query ?? `awaitTimeout=${awaitSeconds}${ttl}`}`,
    ...(json === undefined ? {} : { body: json }),
    ...(contentType === undefined ? {} : { contentType }),
  };
}

/** Has a command stored and does not wait for its result. Throws `Inconclusive` if it is not accepted. */
export async function invoke(state: ExampleState, invocation: Invocation): Promise<ExampleCommand> {
  const atMs = state.open.now();
  const { status, text, location } = await askCex(state, invocationRequest(invocation, 0));
  if (status !== 202) {
    throw new Inconclusive(`A call that does not wait was answered ${status} with ${text}, so there may be no command`);
  }
  return remember(state, invocation, atMs, location);
}

/** Calls a command and goes on; its answer is awaited by `answerToCall`. */
export async function call(state: ExampleState, invocation: Invocation, awaitSeconds: number): Promise<void> {
  const beganAtMs = state.open.now();
  const { answer } = await beginRequest(state, invocationRequest(invocation, awaitSeconds));
  state.call = { answer, awaitMs: awaitSeconds * 1000, beganAtMs };
  remember(state, invocation, state.open.now(), undefined);
}

/** What the call that waits is answered. */
export function answerToCall(state: ExampleState): Promise<ServiceAnswer> {
  const waiting: ExampleCall | undefined = state.call;
  if (waiting === undefined) {
    throw new Inconclusive("nobody waits for the result of a command");
  }
  return answered(state, waiting.answer, "The call that waits", waiting.awaitMs);
}

/** Adds a command to those of the example; what `location` ends with is its identifier. */
export function remember(
  state: ExampleState,
  { endpoint, commandType, json = "null", ttlMs = TTL_MS }: Invocation,
  atMs: number,
  location: string | undefined,
): ExampleCommand {
  const commandId = Number(/\/(\d+)\/?$/.exec(location ?? "")?.[1] ?? Number.NaN);
  const command = {
    endpoint,
    commandType,
    json,
    deadlineMs: atMs + ttlMs,
    location,
    commandId: Number.isInteger(commandId) ? commandId : undefined,
  };
  state.commands.push(command);
  return command;
}
