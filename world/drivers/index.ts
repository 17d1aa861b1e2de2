export type { BusDriver } from "./bus-driver.ts";
export type { CommandKey, CommandResult } from "./command-caller-driver.ts";
export { Device, type DeviceIdentity, type DeviceRequest, type DeviceResponse } from "./device.ts";
export type { DeviceConnection } from "./device-connection.ts";
export { SimulatorError } from "./rest-driver.ts";
export { type ServiceAnswer, ServiceDriver, type ServiceRequest, serviceDriver } from "./service-driver.ts";
export type { ApplicationNames } from "./tekton-driver.ts";
export { WorldDrivers } from "./world-drivers.ts";
