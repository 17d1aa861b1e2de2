import { NoAnswer } from "../conformance/verdicts/index.ts";
import { type ExecutionResult, encodeResults, resultPath } from "../protocol/cep/index.ts";
import { nextRequestId, send } from "./endpoint-traffic.ts";
import type { ExampleCommand, ExampleState } from "./example-state.ts";
import { gotId } from "./got-commands.ts";

/** What an endpoint made of a command; 200 without anything else unless told otherwise. */
export type CommandOutcome = Partial<Pick<ExecutionResult, "statusCode" | "reasonPhrase">> & { readonly json?: string };

/** Has the endpoint of a command report what became of it, and waits until that is answered. */
export async function execute(
  state: ExampleState,
  command: ExampleCommand,
  { statusCode = 200, reasonPhrase = null, json }: CommandOutcome = {},
): Promise<void> {
  const { endpoint, commandType } = command;
  const payload = json === undefined ? null : Buffer.from(json);
  const results = [{ commandId: await gotId(state, command), statusCode, reasonPhrase, payload }];
  await send(endpoint, {
    via: "mqtt",
    resourcePath: resultPath(commandType),
    payload: encodeResults(results),
    requestId: nextRequestId(endpoint),
  });
  if ((await endpoint.device.response(state.answerBoundMs)) === undefined) {
    throw new NoAnswer(`The endpoint's report was not answered within ${state.answerBoundMs} ms`);
  }
}
