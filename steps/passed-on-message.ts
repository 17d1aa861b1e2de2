import { profile } from "../conformance/targets/index.ts";
import { configurationPath, encodeConfigurationRequest } from "../protocol/cmp/index.ts";
import { type ClientData, clientDataCodec, clientDataSubject } from "../protocol/esp/index.ts";
import type { ExampleState } from "./example-state.ts";

/** How a message differs from a plain configuration request without a request identifier. */
export interface PassedOnMessage extends Partial<ClientData> {
  readonly replyTo?: string;
}

/**
 * Puts the endpoint's configuration request on the bus as a communication service would, save for what `message` says
 * otherwise. Resolves with its correlation identifier.
 */
export async function passOn(state: ExampleState, { replyTo, ...fields }: PassedOnMessage): Promise<string> {
  const { ids, drivers, instances, target } = state.open;
  const correlationId = ids.next();
  const clientData = clientDataCodec(profile(target.profile).avroSchemaSet).encode({
    correlationId,
    timestamp: state.open.now(),
    timeout: 0,
    appVersionName: state.endpoint.appVersionName,
    endpointId: state.endpoint.endpointId,
    resourcePath: configurationPath(),
    requestId: null,
    payload: encodeConfigurationRequest({}),
    configName: null,
    ...fields,
  });
  await drivers.bus.publish(clientDataSubject(instances.cmx), clientData, replyTo);
  return correlationId;
}
