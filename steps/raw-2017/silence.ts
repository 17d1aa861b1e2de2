import { Inconclusive } from "../../conformance/verdicts/index.ts";
import { eventually } from "../eventually.ts";
import type { ExampleState } from "../example-state.ts";
import { addVersion, type DraftEndpoint, makeDraftEndpoint } from "./draft-endpoint.ts";
import { updatesOf } from "./draft-messages.ts";
import { ask, confirm, takeVersion } from "./draft-traffic.ts";

/**
 * Whether silence counts is decided here alone: another endpoint gets its configuration, confirms it and is spoken of,
 * and the endpoint's own question is answered. Throws `Inconclusive` if any of that does not come about.
 */
export async function awaitSignsOfLife(state: ExampleState, draft: DraftEndpoint): Promise<void> {
  const canary = await makeDraftEndpoint(state);
  await addVersion(state, canary, '{"canary": true}');
  await takeVersion(state, canary);
  await confirm(canary);
  const { endpointId } = canary.endpoint;
  const look = async () => ((await updatesOf(state, endpointId)).length > 0 ? true : undefined);
  if ((await eventually(state, state.answerBoundMs, look)) === undefined) {
    throw new Inconclusive("Nothing was broadcast of another endpoint that confirmed either, so silence shows nothing");
  }
  await ask(state, draft);
  if ((await draft.endpoint.device.response(state.answerBoundMs)) === undefined) {
    throw new Inconclusive("The endpoint's own question was not answered either, so silence shows nothing");
  }
}
