export type { RegisteredEndpoint } from "./endpoint-directory.ts";
export type { EndpointRegisterSettings } from "./settings.ts";
export {
  type EndpointRegisterFaults,
  type EndpointRegisterPorts,
  type StartedEndpointRegister,
  startEndpointRegister,
} from "./start-endpoint-register.ts";
