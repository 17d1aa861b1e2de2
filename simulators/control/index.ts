export { controlRoutes } from "./control-routes.ts";
export { Counters } from "./counters.ts";
export type { Fault, FaultRequest, FaultScope } from "./fault.ts";
export {
  DELAY_MS_MAX,
  type DelaySettings,
  delaySettings,
  type FaultKinds,
  type NoSettings,
  noSettings,
  settingsShape,
} from "./fault-kinds.ts";
export { FAULTS_MAX, type FaultOccasion, FaultRegistry } from "./fault-registry.ts";
export { BODY_BYTES_MAX, bodyText, forwardedRequest, readBody, restApp } from "./rest-app.ts";
export { RestError, type RestErrorStatus } from "./rest-error.ts";
export { type Shape, shape } from "./shape.ts";
export type { StartedSimulator } from "./started-simulator.ts";
