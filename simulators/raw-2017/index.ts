export type { ConfigurationBody, OriginatedBody } from "./configuration-body.ts";
export type { ConfigurationOwner } from "./configuration-store.ts";
export type { Raw2017ProviderFaults } from "./provider-faults.ts";
export {
  answeredConfiguration,
  type ConfirmOptions,
  NoConfigurationError,
  Raw2017Device,
  type Raw2017SendOptions,
  type ReceivedConfiguration,
  receivedConfiguration,
} from "./raw-2017-device.ts";
export type { LoggedRequest } from "./request-log.ts";
export type { Raw2017OriginatorSettings, Raw2017Ports, Raw2017ProviderSettings } from "./settings.ts";
export { startRaw2017Originator } from "./start-raw-2017-originator.ts";
export { startRaw2017Provider } from "./start-raw-2017-provider.ts";
export type { HeardUpdate } from "./updated-listener.ts";
