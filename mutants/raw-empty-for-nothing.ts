import { extensionDataCodec } from "../protocol/esp/index.ts";
import { encodeJson } from "../protocol/json/index.ts";
import type { Alterations } from "./alteration.ts";
import { readDraftClientData, startAltered, withClientData } from "./drafts.ts";
import type { Mutant } from "./mutant.ts";
import { readExtensionData } from "./reading.ts";

/** Stands for none on the way through the service, so that it answers. */
const NO_REQUEST_ID = 2_147_483_647;
const NO_ENTRIES = { statusCode: 200, reasonPhrase: "OK", payload: encodeJson({ id: 0, entries: [] }) };

const incoming: Alterations["incoming"] = (message, deliver) => {
  const data = readDraftClientData(message);
  const isAnonymous = data?.resourcePath === "/json" && data.requestId === null;
  deliver(isAnonymous ? withClientData(message, { ...data, requestId: NO_REQUEST_ID }) : message);
};
const outgoing: Alterations["outgoing"] = (message, send) => {
  const data = readExtensionData(message);
  if (data?.requestId !== NO_REQUEST_ID) {
    send(message);
    return;
  }
  const changes = data.statusCode === 204 ? NO_ENTRIES : {};
  send({ ...message, payload: extensionDataCodec.encode({ ...data, requestId: null, ...changes }) });
};

/** Starts the wrong service. */
export const start = startAltered(() => ({ incoming, outgoing }));

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  profile: "raw-2017",
  fault: "Sends no entries to an endpoint that asks without a request identifier while there is no configuration",
  expected: { requirement: "RAW5-011", message: /which must not go out to it/ },
  implied: [],
  start,
};
