export { runServiceProcess } from "./process.ts";
export type { Environment, ServicePorts, StartedService, StartService } from "./service.ts";
export { SettingsError, SettingsReader } from "./settings.ts";
