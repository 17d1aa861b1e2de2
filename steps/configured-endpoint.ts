import type { ExampleEndpoint, ExampleState } from "./example-state.ts";

/** Gives an endpoint a configuration at the provider, and remembers it. */
export async function configure(state: ExampleState, endpoint: ExampleEndpoint, json: string): Promise<void> {
  const { endpointId, appVersionName } = endpoint;
  const configId = await state.open.drivers.provider.setConfiguration(endpointId, appVersionName, json);
  endpoint.configuration = { configId, json };
}
