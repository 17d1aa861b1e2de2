export type { BusUnderTest } from "./bus-test-bed.ts";
export { byteChannelContract, type ChannelsUnderTest } from "./byte-channel-contract.ts";
export { type HttpUnderTest, httpContract } from "./http-contract.ts";
export { messageBusContract } from "./message-bus-contract.ts";
