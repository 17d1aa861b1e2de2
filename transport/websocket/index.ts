export { webSocketChannels } from "./web-socket-channels.ts";
