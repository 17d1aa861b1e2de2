import type { WorldUrls } from "../conformance/targets/index.ts";

/** Where the parties of a world are reached. Plain data, so that it can be handed to another process. */
export interface WorldAddresses {
  readonly mqttAddress: string;
  /** MQTT over WebSocket, if it is served: `ws://host:port/ws`; in memory, of the form of `mqttAddress`. */
  readonly webSocketAddress: string;
  readonly deviceUrl: string;
  readonly communicationServiceUrl: string;
  readonly providerUrl: string;
  readonly endpointRegisterUrl: string;
  readonly recorderUrl: string;
  /** Who calls commands by 12/CIP. Absent in a world without a service that takes them. */
  readonly commandCallerUrl?: string;
  /** Absent in a world whose services need none of it. */
  readonly platform?: PlatformAddresses;
  /** Present in the world of a CMX of 2017 only, whose provider is another one than today's. */
  readonly drafts?: DraftAddresses;
}

/** Where the parties of the drafts of 2017 are reached that are there beside the provider. */
export interface DraftAddresses {
  /** A provider of another content type than JSON. */
  readonly otherProviderUrl: string;
  /** Whom both providers listen to. */
  readonly originatorUrl: string;
}

/** Where the platform services are reached, and what a service is told of itself to call them. */
export interface PlatformAddresses {
  readonly tektonUrl: string;
  readonly tenantManagerUrl: string;
  readonly systemIssuer: string;
  readonly systemClientId: string;
  readonly systemClientSecret: string;
  /** What services may do in the name of a tenant. */
  readonly servicePermissions: readonly { readonly rsname: string; readonly scopes: readonly string[] }[];
}

/** What services are launched with. What is not there has an empty address; a database, if they need one, is added. */
export function worldUrls(natsUrl: string, { platform, endpointRegisterUrl }: WorldAddresses): WorldUrls {
  const none = { tektonUrl: "", tenantManagerUrl: "", systemIssuer: "", systemClientId: "", systemClientSecret: "" };
  const { servicePermissions: _permissions, ...urls } = { servicePermissions: [], ...none, ...platform };
  return { natsUrl, endpointRegisterUrl, ...urls };
}

/** The same for a service that is to find no Tekton: nobody listens there, in memory and on the wire alike. */
export function withoutTekton(urls: WorldUrls): WorldUrls {
  return { ...urls, tektonUrl: "http://127.0.0.1:9" };
}
