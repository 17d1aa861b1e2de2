export { type ConfigApplied, configAppliedCodec } from "./config-applied.ts";
export { type ConfigRequest, configRequestCodec } from "./config-request.ts";
export { type ConfigResponse, configResponseCodec } from "./config-response.ts";
export { type ConfigUpdated, configUpdatedCodec } from "./config-updated.ts";
export {
  CDTP_PROTOCOL,
  CONFIG_REQUEST,
  CONFIG_RESPONSE,
  configAppliedSubject,
  configRequestSubject,
  configResponseSubject,
  configUpdatedSubject,
} from "./subjects.ts";
