export {
  type ApplicationNames,
  type CommandKey,
  type CommandResult,
  type Device,
  type DeviceConnection,
  type DeviceIdentity,
  type DeviceRequest,
  type DeviceResponse,
  type ServiceAnswer,
  type ServiceDriver,
  type ServiceRequest,
  SimulatorError,
  WorldDrivers,
} from "./drivers/index.ts";
export type { RecordedAnnouncement, RecordedRequest } from "./endpoint-history.ts";
export type { OpenExample, RunParameters } from "./example-world.ts";
export { openExample } from "./open-example.ts";
export { PLATFORM_TENANT, prepareApplications, preparedAppVersionNames } from "./prepared-applications.ts";
export type { RecordedAnswer } from "./recorder/index.ts";
export { type StartedWorld, startSimulatedWorld, type WorldParts } from "./simulated-world.ts";
export { type StartedSimulators, startSimulators } from "./simulators.ts";
export { wireDrivers } from "./wire-drivers.ts";
export { type PlatformAddresses, type WorldAddresses, worldUrls } from "./world-addresses.ts";
