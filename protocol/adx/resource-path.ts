/** Where endpoints ask for attributes, as the extension sees it: without token and request id (ADX, "Extension service protocol"). */
export const QUERY_RESOURCE_PATH = "/json";
