import { type ExtensionData, extensionDataCodec } from "../protocol/esp/index.ts";
import type { Alterations } from "./alteration.ts";
import { readExtensionData } from "./reading.ts";

/** What becomes of something that the service sends to an endpoint. */
export type ChangeSending = (data: ExtensionData) => ExtensionData;

/** Everything that the service sends to endpoints becomes what `change` makes of it. */
export function alteredSendings(change: ChangeSending): Alterations {
  return {
    outgoing: (message, send) => {
      const data = readExtensionData(message);
      send(data === undefined ? message : { ...message, payload: extensionDataCodec.encode(change(data)) });
    },
  };
}
