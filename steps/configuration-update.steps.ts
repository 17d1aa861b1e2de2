import { When } from "@cucumber/cucumber";
import { type ConfigUpdated, configUpdatedCodec, configUpdatedSubject } from "../protocol/cdtp/index.ts";
import type { ExampleState } from "./example-state.ts";

/** How old an event is that expired a minute ago, and how long it was to be acted on. */
const AGE_MS = 120_000;
const TIMEOUT_MS = 60_000;

/** Announces a configuration as the provider would, though it holds another one or none. */
async function announce(state: ExampleState, json: string, fields: Partial<ConfigUpdated>): Promise<void> {
  const { ids, drivers, instances } = state.open;
  const { endpointId, appVersionName } = state.endpoint;
  const event = {
    correlationId: ids.next(),
    timestamp: state.open.now(),
    timeout: 0,
    appVersionName,
    endpointId,
    configId: ids.next(),
    contentType: "application/json",
    content: Buffer.from(json),
    originatorReplicaId: null,
    ...fields,
  };
  state.endpoint.configuration = { configId: event.configId, json };
  const subject = configUpdatedSubject(instances.configurationDataProvider);
  await drivers.bus.publish(subject, configUpdatedCodec.encode(event));
}

When(
  "the provider announces the configuration {json} with the identifier {string}",
  async function (this: ExampleState, json: string, configId: string) {
    await announce(this, json, { configId });
  },
);

When(
  "the provider announces the configuration {json} in an event that expired a minute ago",
  async function (this: ExampleState, json: string) {
    await announce(this, json, { timestamp: this.open.now() - AGE_MS, timeout: TIMEOUT_MS });
  },
);

When(
  "the provider announces the configuration {json} as {contentType}",
  async function (this: ExampleState, json: string, contentType: string) {
    await announce(this, json, { contentType });
  },
);
