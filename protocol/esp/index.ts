export { type ClientData, clientDataCodec } from "./client-data.ts";
export { type ExtensionData, extensionDataCodec } from "./extension-data.ts";
export {
  CLIENT_DATA,
  clientDataReplicaSubject,
  clientDataSubject,
  ESP_PROTOCOL,
  EXTENSION_DATA,
  extensionDataReplicaSubject,
  extensionDataSubject,
} from "./subjects.ts";
