export type { RegisteredEndpoint } from "./endpoint-directory.ts";
export type { EndpointFilter } from "./filter-directory.ts";
export type { MatchingEndpoint } from "./filter-routes.ts";
export type { EndpointRegisterFaults } from "./register-faults.ts";
export type { EndpointRegisterSettings } from "./settings.ts";
export {
  type EndpointRegisterPorts,
  type StartedEndpointRegister,
  startEndpointRegister,
} from "./start-endpoint-register.ts";
