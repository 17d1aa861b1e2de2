/** Where an endpoint asks for its configuration and gets it (3/CMX of 2017, "Schemeless JSON"). */
export const CONFIGURATION_PATH = "/json";
/** Where an endpoint confirms what it got: the path of the configuration with `/status` (3/CMX of 2017, "Request/response"). */
export const CONFIRMATION_PATH = "/json/status";

/**
 * The path by which an endpoint confirms that takes the request id of 1/KP for a part of the request path; a request id
 * stands nowhere but at the end, so it is part of the resource path here.
 */
const CONFIRMATION = /^\/json(?:\/(?:0|[1-9][0-9]{0,9}))?\/status$/;

/** Which resource a path of 4/ESP names. Undefined if it is none of 3/CMX. */
export function rawResource(resourcePath: string): "configuration" | "confirmation" | undefined {
  if (resourcePath === CONFIGURATION_PATH) {
    return "configuration";
  }
  return CONFIRMATION.test(resourcePath) ? "confirmation" : undefined;
}
