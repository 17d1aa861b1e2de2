export { ApplicationConfigurations, type ApplicationConfigurationsParts } from "./application-configurations.ts";
export type { ApplicationConfiguration, AppVersionConfiguration } from "./application-index.ts";
export { type SettingsTarget, TektonClient } from "./tekton-client.ts";
export { addTektonMetrics, TektonCounts } from "./tekton-counts.ts";
export { readTektonSettings, type TektonSettings } from "./tekton-settings.ts";
