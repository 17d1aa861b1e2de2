export { tcpChannels } from "./tcp-channels.ts";
