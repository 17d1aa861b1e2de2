import { askCex, type Invocation, invocationRequest, remember } from "./command-rest.ts";
import type { ExampleState } from "./example-state.ts";

/**
 * Calls a command without waiting for its result, and remembers it if it was accepted; `json` is what its payload comes
 * to, if that is not its body.
 */
export async function tryToInvoke(state: ExampleState, invocation: Invocation, json = invocation.json): Promise<void> {
  const atMs = state.open.now();
  const answer = await askCex(state, invocationRequest(invocation, 0));
  state.serviceAnswers = [answer];
  if (answer.status === 202) {
    remember(state, { ...invocation, ...(json === undefined ? {} : { json }) }, atMs, answer.location);
  }
}
