export type { ApplicationSettings, AppVersionSettings } from "./application-settings.ts";
export type { Dispatch, DispatchedAnswer } from "./dispatch-log.ts";
export type { ProviderFaults } from "./provider-faults.ts";
export type { ConfigurationDataProviderSettings, NoneForm, UnchangedForm } from "./settings.ts";
export {
  type StartedConfigurationDataProvider,
  startConfigurationDataProvider,
} from "./start-configuration-data-provider.ts";
export type { ConfigurationStatus } from "./status-log.ts";
