import { Inconclusive } from "../../conformance/verdicts/index.ts";
import { CONFIGURATION_PATH, CONFIRMATION_PATH, CONFIRMED } from "../../protocol/raw-2017/index.ts";
import type { DeviceRequest } from "../../world/index.ts";
import { nextRequestId, send } from "../endpoint-traffic.ts";
import { eventually } from "../eventually.ts";
import type { ExampleState } from "../example-state.ts";
import { configurationIn, type DraftEndpoint, isVersion, versionOf } from "./draft-endpoint.ts";
import { requestsFor, updatesOf } from "./draft-messages.ts";

const NOTHING = new Uint8Array();

/** How an endpoint asks; under a request identifier of its own unless told otherwise. */
export type Question = Partial<Pick<DeviceRequest, "via" | "requestId" | "qualityOfService" | "payload">> & {
  readonly isAnonymous?: boolean;
};

/** Asks for the configuration, which an empty payload does. */
export async function ask(state: ExampleState, draft: DraftEndpoint, question: Question = {}): Promise<void> {
  const { endpoint } = draft;
  const { via = "mqtt", qualityOfService = 0, payload = NOTHING, isAnonymous = false } = question;
  const requestId = isAnonymous ? undefined : (question.requestId ?? nextRequestId(endpoint));
  draft.requestsBefore = (await requestsFor(state, endpoint.endpointId)).length;
  await send(endpoint, {
    via,
    resourcePath: CONFIGURATION_PATH,
    payload,
    qualityOfService,
    ...(requestId === undefined ? {} : { requestId }),
  });
}

/** Connects, if the endpoint is not connected yet, and listens to everything that is meant for it. */
export async function connect({ endpoint }: DraftEndpoint): Promise<void> {
  await endpoint.device.connection.endpoint(namesOf(endpoint), true);
}

/** What has come for the endpoint without a request identifier since it connected: payloads and how they came. */
export function unasked({ endpoint }: DraftEndpoint) {
  const { appVersionName, endpointToken, device } = endpoint;
  const bare = `kp1/${appVersionName}/`;
  const ends = ["status", "error"].map((end) => `/${endpointToken}${CONFIGURATION_PATH}/${end}`);
  return device.connection
    .received(namesOf(endpoint))
    .filter(({ topic }) => topic.startsWith(bare) && ends.some((end) => topic.endsWith(end)));
}

function namesOf({ appVersionName, endpointToken }: DraftEndpoint["endpoint"]) {
  return { appVersionName, token: endpointToken };
}

/** Waits until the latest version comes without a request identifier, and keeps it. Whether it came within `boundMs`. */
export async function getsUnasked(draft: DraftEndpoint, boundMs: number): Promise<boolean> {
  const version = versionOf(draft);
  const wanted = (payload: Uint8Array): boolean => isVersion(payload, version);
  const pushed = await draft.endpoint.device.push(CONFIGURATION_PATH, wanted, boundMs);
  if (pushed === undefined) {
    return false;
  }
  const message = unasked(draft).findLast(({ payload }) => Buffer.from(payload).equals(pushed));
  draft.got = configurationIn(pushed, message?.qos);
  return true;
}

/** Asks under a request identifier and keeps what comes. Whether a configuration came. */
export async function getsAnswer(state: ExampleState, draft: DraftEndpoint, question: Question = {}): Promise<boolean> {
  await ask(state, draft, question);
  const response = await draft.endpoint.device.response(state.answerBoundMs);
  const got = response?.kind === "status" ? configurationIn(response.payload, response.qualityOfService) : undefined;
  draft.got = got ?? draft.got;
  return got !== undefined;
}

/** Connects and gets the latest version, if need be by asking for it. Throws `Inconclusive` if there is no way. */
export async function takeVersion(state: ExampleState, draft: DraftEndpoint): Promise<void> {
  await connect(draft);
  const got = (await getsUnasked(draft, state.answerBoundMs)) || (await getsAnswer(state, draft));
  if (!got) {
    throw new Inconclusive("The endpoint got no configuration that it could go on with");
  }
  draft.unaskedBefore = unasked(draft).length;
}

/** Answers the configuration that the endpoint got last, with the quality of service that it came with. */
export async function confirm(draft: DraftEndpoint, status: unknown = CONFIRMED, quality?: 0 | 1): Promise<void> {
  const { got } = draft;
  if (got?.id === undefined) {
    throw new Inconclusive("The endpoint has got no configuration with an id by which it could confirm it");
  }
  await sendConfirmation(draft, JSON.stringify({ id: got.id, status }), quality ?? got.qualityOfService);
}

/** Sends any text where confirmations are expected. */
export async function sendConfirmation(
  { endpoint }: DraftEndpoint,
  text: string,
  qualityOfService: 0 | 1 = 0,
): Promise<void> {
  const payload = Buffer.from(text);
  await endpoint.device.send({ via: "mqtt", resourcePath: CONFIRMATION_PATH, payload, qualityOfService });
}

/** Confirms, and waits for a while until CMX has said so, which is for other rules to judge. */
export async function confirmAndWait(state: ExampleState, draft: DraftEndpoint): Promise<void> {
  const { endpointId } = draft.endpoint;
  const before = (await updatesOf(state, endpointId)).length;
  await confirm(draft);
  const look = async () => ((await updatesOf(state, endpointId)).length > before ? true : undefined);
  await eventually(state, state.answerBoundMs, look);
  // It connected just when the version came to be known: CMX may have had two reasons to send it, both before this.
  draft.unaskedBefore = unasked(draft).length;
}
