import { Inconclusive } from "../conformance/verdicts/index.ts";
import type { ServiceRequest } from "../world/index.ts";
import { callerToken, commandsPath } from "./command-rest.ts";
import type { ExampleCommand, ExampleEndpoint, ExampleState } from "./example-state.ts";
import { askAll, askFirst } from "./service-questions.ts";

/** The token of "they", who were introduced with what they may do, or of "somebody", who may do everything. */
export async function tokenOf(state: ExampleState, caller: string): Promise<string | undefined> {
  return caller === "they" ? state.accessToken : callerToken(state);
}

type Question = Omit<ServiceRequest, "accessToken">;

/** Asks every replica of CEX in the name of a caller, and remembers the answers. */
export async function askReplicas(state: ExampleState, caller: string, question: Question): Promise<void> {
  const accessToken = await tokenOf(state, caller);
  state.serviceAnswers = await askAll(state, { ...question, accessToken });
}

/** As `askReplicas`, the first replica alone: for what changes something. */
export async function askOneReplica(state: ExampleState, caller: string, question: Question): Promise<void> {
  const accessToken = await tokenOf(state, caller);
  state.serviceAnswers = [await askFirst(state, { ...question, accessToken })];
}

/** The endpoint at a place among those of the example. */
export function endpointAt({ endpoints }: ExampleState, place: number): ExampleEndpoint {
  const endpoint = endpoints[place];
  if (endpoint === undefined) {
    throw new Inconclusive(`the example has ${endpoints.length} endpoints; begin with "another endpoint …"`);
  }
  return endpoint;
}

/**
 * Where a command is: as its location tells it (relative to the request by which it was invoked), or by its identifier.
 * A path below the address of the interface, or a whole address.
 */
export function placeOf({ open }: ExampleState, command: ExampleCommand): string {
  const { endpoint, commandType, commandId, location } = command;
  const collection = commandsPath(endpoint, commandType);
  if (location === undefined) {
    if (commandId === undefined) {
      throw new Inconclusive("nobody told where the command is, so it cannot be looked for");
    }
    return `${collection}/${commandId}`;
  }
  const baseUrl = open.services.cex?.[0]?.restUrl ?? "";
  const url = new URL(location, `${baseUrl}${collection}`).href;
  return url.startsWith(`${baseUrl}/`) ? url.slice(baseUrl.length) : url;
}
