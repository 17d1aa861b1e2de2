import type { ExampleEndpoint, ExampleState } from "./example-state.ts";

/** Gives an endpoint a configuration at the provider, and remembers it; with `name`, one of that name. */
export async function configure(
  state: ExampleState,
  endpoint: ExampleEndpoint,
  json: string,
  name?: string,
): Promise<void> {
  const { endpointId, appVersionName } = endpoint;
  const configId = await state.open.drivers.provider.setConfiguration(endpointId, appVersionName, json, name);
  if (name === undefined) {
    endpoint.configuration = { configId, json };
  } else {
    endpoint.named.set(name, { configId, json });
  }
}
