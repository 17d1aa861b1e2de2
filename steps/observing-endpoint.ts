import { isDeepStrictEqual } from "node:util";
import { Inconclusive, NoAnswer } from "../conformance/verdicts/index.ts";
import { configurationPath, encodeConfigurationRequest, parseConfigurationResponse } from "../protocol/cmp/index.ts";
import { configure } from "./configured-endpoint.ts";
import { nextRequestId, registeredEndpoint, send } from "./endpoint-traffic.ts";
import type { ExampleEndpoint, ExampleState } from "./example-state.ts";

/** How an endpoint says whether it observes, and of which of its configurations. */
export interface Saying {
  readonly via?: "mqtt" | "http";
  readonly name?: string;
}

/** Says whether the endpoint observes, and waits until it was heard. */
export async function observe(
  state: ExampleState,
  endpoint: ExampleEndpoint,
  wanted: boolean,
  { via = "mqtt", name }: Saying = {},
): Promise<void> {
  const payload = encodeConfigurationRequest({ observe: wanted });
  await send(endpoint, {
    via,
    resourcePath: configurationPath(name),
    payload,
    requestId: nextRequestId(endpoint),
  });
  if ((await endpoint.device.response(state.answerBoundMs)) === undefined) {
    throw new NoAnswer(`The endpoint got no response within ${state.answerBoundMs} ms to what it said about observing`);
  }
}

/** Whether a payload is the configuration that the endpoint has now. */
export function isCurrent(endpoint: ExampleEndpoint, payload: Uint8Array): boolean {
  const response = parseConfigurationResponse(payload, "deployed");
  const wanted: unknown = JSON.parse(endpoint.configuration?.json ?? "null");
  const { configId, config } = response.ok ? response.value : {};
  return configId === endpoint.configuration?.configId && isDeepStrictEqual(config, wanted);
}

/** The endpoint's current configuration, sent without a request; nothing if none is seen within `boundMs`. */
export function awaitPush(endpoint: ExampleEndpoint, boundMs: number): Promise<Uint8Array | undefined> {
  return endpoint.device.push(configurationPath(), (payload) => isCurrent(endpoint, payload), boundMs);
}

/** Another endpoint that observes gets what was set just now; before it does, silence shows nothing. */
export async function awaitCanaryPush(state: ExampleState): Promise<void> {
  const canary = await registeredEndpoint(state);
  await observe(state, canary, true);
  await configure(state, canary, '{"canary": true}');
  if ((await awaitPush(canary, state.answerBoundMs)) === undefined) {
    throw new Inconclusive("Another endpoint that observes got nothing either, so silence shows nothing");
  }
}

/** Another endpoint whose appversion changes as well gets the configuration of its new one. */
export async function awaitCanaryOfNewAppVersion(state: ExampleState): Promise<void> {
  const { drivers } = state.open;
  const { endpointId, nextAppVersionName, endpointToken } = await registeredEndpoint(state);
  await drivers.provider.setConfiguration(endpointId, nextAppVersionName, '{"canary": true}');
  await drivers.register.register(endpointId, nextAppVersionName, endpointToken);
  if ((await drivers.bus.push(endpointId, nextAppVersionName, state.answerBoundMs)) === undefined) {
    throw new Inconclusive("Another endpoint with a new appversion got nothing either, so silence shows nothing");
  }
}

/** A request of the endpoint itself is answered; before it is, silence shows nothing. */
export async function awaitOwnAnswer(state: ExampleState): Promise<void> {
  const { endpoint } = state;
  await send(endpoint, {
    via: "mqtt",
    resourcePath: configurationPath(),
    payload: encodeConfigurationRequest({ configId: "none" }),
    requestId: nextRequestId(endpoint),
  });
  if ((await endpoint.device.response(state.answerBoundMs)) === undefined) {
    throw new Inconclusive("The endpoint's own request was not answered either, so silence shows nothing");
  }
}
