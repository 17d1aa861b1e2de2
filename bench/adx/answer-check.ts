import { isDeepStrictEqual } from "node:util";
import { extensionDataCodec } from "../../protocol/esp/index.ts";
import { sequenceOf } from "../driver/index.ts";
import { appVersionNameOf } from "./attributes.ts";
import { askedIn, REQUEST_ID } from "./prepared-queries.ts";
import type { Side } from "./side.ts";

/** What is wrong with a service's answer, down to the attribute in it; undefined if nothing. */
export function extensionDataProblem(side: Side, bytes: Uint8Array): string | undefined {
  const answer = extensionDataCodec.decode(bytes);
  if (!answer.ok) {
    return answer.problem;
  }
  const { application, endpointId, query } = askedIn(side, sequenceOf(bytes));
  const { statusCode, reasonPhrase, appVersionName, requestId, payload } = answer.value;
  const found = {
    statusCode,
    reasonPhrase,
    appVersionName,
    endpointId: answer.value.endpointId,
    requestId,
    attribute: payload === null ? null : Buffer.from(payload).toString("utf8"),
  };
  const expected = {
    statusCode: 200,
    reasonPhrase: "OK",
    appVersionName: appVersionNameOf(application),
    endpointId,
    requestId: REQUEST_ID,
    attribute: JSON.stringify(query.answer(application)),
  };
  return isDeepStrictEqual(found, expected)
    ? undefined
    : `the answer to ${query.path} says ${JSON.stringify(found)} instead of ${JSON.stringify(expected)}`;
}
