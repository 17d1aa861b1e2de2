export { sendRaw } from "./raw-connection.ts";
export { TORMENTED_DEVICE } from "./tormented-device.ts";
export { type SteadyEndpoint, type Tormented, Tormentor } from "./tormentor.ts";
