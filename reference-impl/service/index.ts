export { busHealth, type Health } from "./bus-health.ts";
export { type ManagementParts, startManagement } from "./management.ts";
export { Metrics, type MetricText } from "./metrics.ts";
export { PROCESS_KEYS, runServiceProcess } from "./process.ts";
export { publishIfFits } from "./publish-if-fits.ts";
export type { Environment, ServicePorts, StartedService, StartService } from "./service.ts";
export { SettingsError, SettingsReader } from "./settings.ts";
export { Tally } from "./tally.ts";
