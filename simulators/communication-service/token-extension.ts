import {
  clientDataCodec,
  clientDataSubject,
  type ExtensionData,
  extensionDataCodec,
} from "../../protocol/esp/index.ts";
import type { Runtime } from "../../runtime/index.ts";
import type { BusMessage, BusSubscription, MessageBus } from "../../transport/index.ts";
import type { PendingRequests } from "./pending-requests.ts";
import type { CommunicationServiceSettings } from "./settings.ts";

/** What the extension works with. */
export interface TokenExtensionParts {
  readonly settings: Pick<CommunicationServiceSettings, "tokenExtensionInstanceName" | "avroSchemaSet">;
  readonly bus: MessageBus;
  readonly runtime: Runtime;
  readonly pending: PendingRequests;
}

/** The only resource of the extension. */
const TOKEN_RESOURCE = "/token";

/**
 * The extension at which published clients ask for their token before they do anything else, if the settings name
 * one: `{"token": …}` on `/token`, a 404 elsewhere. It says the token that the request bore. Without queue group, each
 * replica answering for its own clients.
 */
export function listenForTokenRequests(parts: TokenExtensionParts): readonly BusSubscription[] {
  const { settings, bus, pending } = parts;
  const instanceName = settings.tokenExtensionInstanceName;
  if (instanceName === undefined) {
    return [];
  }
  const codec = clientDataCodec(settings.avroSchemaSet);
  const answer = ({ payload, replyTo }: BusMessage) => {
    const asked = codec.decode(payload);
    const token = asked.ok ? pending.find(asked.value.correlationId)?.path.endpointToken : undefined;
    if (asked.ok && token !== undefined && replyTo !== undefined) {
      const { correlationId, appVersionName, endpointId, resourcePath, requestId } = asked.value;
      const addressed = { correlationId, appVersionName, endpointId, resourcePath, requestId };
      const data = { ...addressed, extensionInstanceName: instanceName, ...said(resourcePath, token) };
      const timestamp = parts.runtime.clock.now();
      bus.publish(replyTo, extensionDataCodec.encode({ ...data, timestamp, timeout: 0 }));
    }
  };
  return [bus.subscribe(clientDataSubject(instanceName), answer)];
}

function said(resourcePath: string, token: string): Pick<ExtensionData, "statusCode" | "reasonPhrase" | "payload"> {
  return resourcePath === TOKEN_RESOURCE
    ? { statusCode: 200, reasonPhrase: null, payload: Buffer.from(JSON.stringify({ token })) }
    : { statusCode: 404, reasonPhrase: `there is no ${resourcePath}, only ${TOKEN_RESOURCE}`, payload: null };
}
