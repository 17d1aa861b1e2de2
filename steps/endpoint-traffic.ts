import { type DeviceRequest, preparedAppVersionNames } from "../world/index.ts";
import type { ExampleEndpoint, ExampleState } from "./example-state.ts";

/** To which appversion an endpoint belongs and with which extension it speaks, where it is not any of its own with CMX. */
export interface Belonging {
  readonly appVersionName?: string;
  readonly extensionInstanceName?: string;
}

/** An endpoint that the register does not know yet. */
export function newEndpoint(state: ExampleState, belonging: Belonging = {}): ExampleEndpoint {
  const { ids, drivers, instances } = state.open;
  const [appVersionName, nextAppVersionName] =
    belonging.appVersionName === undefined
      ? preparedAppVersionNames(nextApplicationName(state))
      : [belonging.appVersionName, `${belonging.appVersionName}-next`];
  const identity = {
    endpointId: ids.next(),
    appVersionName,
    endpointToken: ids.next().replaceAll("-", "").slice(0, 16),
    extensionInstanceName: instances.cmx,
    ...belonging,
  };
  const endpoint: ExampleEndpoint = {
    ...identity,
    device: drivers.device(identity),
    deliberate: new Set(),
    configuration: undefined,
    knownConfigId: undefined,
    nextAppVersionName,
    named: new Map(),
    // Above the identifiers that examples choose themselves.
    requestIds: 1000,
    requestIdsBefore: 1000,
    request: undefined,
    response: undefined,
    gotCommands: [],
  };
  state.endpoints.push(endpoint);
  return endpoint;
}

function nextApplicationName(state: ExampleState): string {
  const { value } = state.open.applicationNames.next();
  if (value === undefined) {
    throw new TypeError("the example has more endpoints than applications were prepared for one; prepare more");
  }
  return value;
}

/** An endpoint that the register knows. */
export async function registeredEndpoint(state: ExampleState, belonging: Belonging = {}): Promise<ExampleEndpoint> {
  const endpoint = newEndpoint(state, belonging);
  const { endpointId, appVersionName, endpointToken } = endpoint;
  await state.open.drivers.register.register(endpointId, appVersionName, endpointToken);
  return endpoint;
}

/**
 * The endpoint once more, with a connection of its own: so it can have two requests under way. Its configuration is the
 * one named `name`.
 */
export function secondConnection(state: ExampleState, endpoint: ExampleEndpoint, name: string): ExampleEndpoint {
  const { endpointId, appVersionName, endpointToken } = endpoint;
  const extensionInstanceName = state.open.instances.cmx;
  // A client with the same name would end the first connection.
  const identity = { endpointId: `${endpointId}-2`, appVersionName, endpointToken, extensionInstanceName };
  const device = state.open.drivers.device(identity);
  const second = {
    ...endpoint,
    device,
    configuration: endpoint.named.get(name),
    request: undefined,
    response: undefined,
  };
  state.endpoints.push(second);
  return second;
}

/** Names under which an endpoint's client speaks. */
interface SpokenNames {
  readonly appVersionName?: string;
  readonly endpointToken?: string;
  readonly extensionInstanceName?: string;
}

/** From now on, the endpoint's client uses these names. */
export function speakAs(state: ExampleState, names: SpokenNames): void {
  const changed: ExampleEndpoint = { ...state.endpoint, ...names };
  const { endpointId, appVersionName, endpointToken } = changed;
  const extensionInstanceName = names.extensionInstanceName ?? state.open.instances.cmx;
  const identity = { endpointId, appVersionName, endpointToken, extensionInstanceName };
  state.endpoints.splice(0, 1, { ...changed, device: state.open.drivers.device(identity) });
}

/** Sends a request of an endpoint; whatever came before is no longer its response. */
export async function send(endpoint: ExampleEndpoint, request: DeviceRequest): Promise<void> {
  endpoint.request = request;
  endpoint.response = undefined;
  await endpoint.device.send(request);
}

/** A request identifier that the endpoint has not used yet. */
export function nextRequestId(endpoint: ExampleEndpoint): number {
  endpoint.requestIds += 1;
  return endpoint.requestIds;
}
