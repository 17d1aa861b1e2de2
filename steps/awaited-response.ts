import { NoAnswer } from "../conformance/verdicts/index.ts";
import type { DeviceResponse } from "../world/index.ts";
import type { ExampleEndpoint, ExampleState } from "./example-state.ts";

/** The response to what the endpoint sent last; awaited at most as long as an answer may take. */
export async function awaitedResponse(state: ExampleState, endpoint: ExampleEndpoint): Promise<DeviceResponse> {
  endpoint.response ??= await endpoint.device.response(state.answerBoundMs);
  if (endpoint.response === undefined) {
    throw new NoAnswer(`The endpoint got no response within ${state.answerBoundMs} ms`);
  }
  return endpoint.response;
}
