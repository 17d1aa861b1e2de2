export {
  type AppliedRequest,
  type AppliedRequestOptions,
  encodeAppliedRequest,
  isSuccess,
  parseAppliedRequest,
} from "./applied-request.ts";
export {
  appliedPath,
  type ConfigurationResource,
  configurationPath,
  parseConfigurationPath,
} from "./configuration-path.ts";
export {
  type ConfigurationRequest,
  encodeConfigurationRequest,
  parseConfigurationRequest,
} from "./configuration-request.ts";
export {
  ABSENT_CONFIG_ID,
  type ConfigurationResponse,
  parseConfigurationResponse,
  type ResponseEnvelope,
} from "./configuration-response.ts";
