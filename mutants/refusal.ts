import { extensionDataCodec } from "../protocol/esp/index.ts";
import type { Alterations } from "./alteration.ts";
import { readExtensionData } from "./reading.ts";

/** The refusal of an appversion that the service does not know becomes an error of the service. */
export const refusedAsServerError: Alterations = {
  outgoing: (message, send) => {
    const answer = readExtensionData(message);
    const isUnknown = answer?.reasonPhrase?.startsWith("No appversion") === true;
    send(isUnknown ? { ...message, payload: extensionDataCodec.encode({ ...answer, statusCode: 500 }) } : message);
  },
};
