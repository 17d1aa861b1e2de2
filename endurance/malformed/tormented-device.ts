/** An endpoint that is registered, so that what comes in its name is passed on to CMX. */
export const TORMENTED_DEVICE = {
  endpointId: "tormented-device",
  appVersionName: "tormented-v1",
  token: "tormented-token",
} as const;

/** Its topic and path for configurations, without request identifier. */
export const TORMENTED_PATH = "kp1/tormented-v1/cmx/tormented-token/config/json";
