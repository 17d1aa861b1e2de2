import { Inconclusive, NoAnswer } from "../conformance/verdicts/index.ts";
import { type CommandRequest, commandPath, encodeCommandRequest } from "../protocol/cep/index.ts";
import { type DeviceRequest, PLATFORM_TENANT, preparedAppVersionNames } from "../world/index.ts";
import { wrongInTheEnd } from "./answers-of-replicas.ts";
import { invoke } from "./command-rest.ts";
import { nextRequestId, registeredEndpoint, send } from "./endpoint-traffic.ts";
import type { ExampleEndpoint, ExampleState } from "./example-state.ts";
import { awaitSent } from "./got-commands.ts";
import { newApplication, newAppVersion } from "./new-application.ts";

/** A command type of which nobody invokes anything. */
const UNUSED_TYPE = "nothing";

/** What an endpoint sends to get its commands; of all types if none is named. */
export function commandRequest(
  endpoint: ExampleEndpoint,
  commandType: string | undefined,
  { via = "mqtt", ...request }: CommandRequest & { readonly via?: DeviceRequest["via"] } = {},
): DeviceRequest {
  const payload = encodeCommandRequest(request);
  return { via, resourcePath: commandPath(commandType), payload, requestId: nextRequestId(endpoint) };
}

/**
 * An endpoint that is known to CEX and is not connected: of an application that the example has made already, or of a
 * new one.
 */
export async function endpointOfCex(state: ExampleState): Promise<ExampleEndpoint> {
  const isServed = state.applications.length > 0 || (await giveApplication(state));
  return endpointOfVersion(state, state.applications.at(-1)?.appVersion ?? "", isServed);
}

/**
 * An application that CEX has known from the beginning or, in a tenant of the example's own, a new one. Resolves with
 * whether CEX knows it already.
 */
async function giveApplication(state: ExampleState): Promise<boolean> {
  const { applicationNames, preparedTenantId } = state.open;
  if (preparedTenantId === undefined || state.tenantId !== PLATFORM_TENANT) {
    await newApplication(state);
    await newAppVersion(state, "v1");
    return false;
  }
  const application = applicationNames.next().value ?? "";
  const [appVersion] = preparedAppVersionNames(application);
  state.tenantId = preparedTenantId;
  state.applications.push({ tenantId: preparedTenantId, application, appVersion });
  return true;
}

/** The same for an appversion that there is already; `isServed` tells whether CEX is sure to know it. */
export async function endpointOfVersion(
  state: ExampleState,
  appVersionName: string,
  isServed = false,
): Promise<ExampleEndpoint> {
  const { instances, timing, target } = state.open;
  const endpoint = await registeredEndpoint(state, { appVersionName, extensionInstanceName: instances.cex });
  const request = () => commandRequest(endpoint, UNUSED_TYPE, { via: "http" });
  const inARow = isServed || target.services.cex?.replicas === 1 ? { inARow: 1 } : {};
  const question = { service: "cex", boundMs: timing.discoveryMs, request, ...inARow } as const;
  // If CEX never comes to serve it, what the example is about shows that.
  await wrongInTheEnd(state, endpoint, question, ({ kind }) => kind === "status");
  return endpoint;
}

/** Connects the endpoint, or lets it be heard once more if it is connected, by a request that concerns no command. */
export async function connect(state: ExampleState, endpoint: ExampleEndpoint): Promise<void> {
  await send(endpoint, commandRequest(endpoint, UNUSED_TYPE));
  if ((await endpoint.device.response(state.answerBoundMs)) === undefined) {
    throw new NoAnswer(`The endpoint was not answered within ${state.answerBoundMs} ms what it asked first`);
  }
  endpoint.response = undefined;
}

/** Says whether the endpoint observes its commands of a type, and waits until it was heard. */
export async function observeCommands(
  state: ExampleState,
  endpoint: ExampleEndpoint,
  commandType: string,
  said: { readonly observe: boolean; readonly via?: DeviceRequest["via"] },
): Promise<void> {
  await send(endpoint, commandRequest(endpoint, commandType, said));
  if ((await endpoint.device.response(state.answerBoundMs)) === undefined) {
    throw new NoAnswer(`The endpoint got no response within ${state.answerBoundMs} ms to what it said about observing`);
  }
  endpoint.response = undefined;
}

/**
 * Absence of commands is decided by this alone: another endpoint is sent a command that was invoked just now, and the
 * endpoint itself is answered. Only then does it count that nothing came.
 */
export async function awaitCanaryCommand(state: ExampleState, endpoint: ExampleEndpoint): Promise<void> {
  const before = state.commands.length;
  const canary = await endpointOfVersion(state, endpoint.appVersionName, true);
  await observeCommands(state, canary, "canary", { observe: true });
  const command = await invoke(state, { endpoint: canary, commandType: "canary", json: '{"canary": true}' });
  state.commands.splice(before);
  if ((await awaitSent(command, state.answerBoundMs)) === undefined) {
    throw new Inconclusive("Another endpoint that observes was sent nothing either, so silence shows nothing");
  }
  await connect(state, endpoint);
}
