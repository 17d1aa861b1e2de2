export { AnswerCounts } from "./answer-counts.ts";
export { DeviceFleet } from "./device-fleet.ts";
export { FleetLoad } from "./fleet-load.ts";
