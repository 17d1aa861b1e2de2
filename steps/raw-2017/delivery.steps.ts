import { Then, When } from "@cucumber/cucumber";
import { Inconclusive, NoAnswer, Violation } from "../../conformance/verdicts/index.ts";
import { extensionDataCodec, extensionDataSubject } from "../../protocol/esp/index.ts";
import { CONFIGURATION_PATH } from "../../protocol/raw-2017/index.ts";
import type { ExampleState } from "../example-state.ts";
import { configurationIn, isVersion, theEndpoint, versionOf } from "./draft-endpoint.ts";
import { getsUnasked, unasked } from "./draft-traffic.ts";
import { awaitSignsOfLife } from "./silence.ts";

Then("it gets this version without a request identifier", async function (this: ExampleState) {
  await assertGets(this);
});

Then("it gets this version and no older one", async function (this: ExampleState) {
  await assertGets(this);
  const draft = theEndpoint(this);
  await awaitSignsOfLife(this, draft);
  const other = unasked(draft).find(({ payload }) => !isVersion(payload, versionOf(draft)));
  if (other !== undefined) {
    throw new Violation(
      `The endpoint was also sent ${Buffer.from(other.payload).toString("utf8")}, which is not the latest`,
    );
  }
});

Then("it gets this version once and not again", async function (this: ExampleState) {
  await assertGets(this);
  const draft = theEndpoint(this);
  await awaitSignsOfLife(this, draft);
  const times = unasked(draft).filter(({ payload }) => isVersion(payload, versionOf(draft))).length;
  if (times !== 1) {
    throw new Violation(`The endpoint was sent this version ${times} times`);
  }
});

Then("it gets nothing (without having asked)(at all)", async function (this: ExampleState) {
  const draft = theEndpoint(this);
  await awaitSignsOfLife(this, draft);
  const [extra] = unasked(draft).slice(draft.unaskedBefore);
  if (extra !== undefined) {
    const said = Buffer.from(extra.payload).toString("utf8");
    throw new Violation(`The endpoint was sent "${said}", which must not go out to it`);
  }
});

async function assertGets(state: ExampleState): Promise<void> {
  if (!(await getsUnasked(theEndpoint(state), state.answerBoundMs))) {
    throw new NoAnswer(`The endpoint was not sent its configuration within ${state.answerBoundMs} ms`);
  }
}

When("the endpoint is sent {json} in the name of CMX", async function (this: ExampleState, json: string) {
  const { endpoint } = theEndpoint(this);
  const { instances, drivers, ids } = this.open;
  const payload = extensionDataCodec.encode({
    correlationId: ids.next(),
    timestamp: this.open.now(),
    timeout: 0,
    appVersionName: endpoint.appVersionName,
    extensionInstanceName: instances.cmx,
    endpointId: endpoint.endpointId,
    resourcePath: CONFIGURATION_PATH,
    requestId: null,
    payload: Buffer.from(json),
    statusCode: 200,
    reasonPhrase: null,
  });
  await drivers.bus.publish(extensionDataSubject(instances.communicationService), payload);
});

Then("the endpoint gets entries that it cannot confirm", async function (this: ExampleState) {
  const hasNoId = (payload: Uint8Array): boolean => {
    const got = configurationIn(payload);
    return got !== undefined && got.id === undefined;
  };
  const { device } = theEndpoint(this).endpoint;
  if ((await device.push(CONFIGURATION_PATH, hasNoId, this.answerBoundMs)) === undefined) {
    throw new Inconclusive("The endpoint did not get what was sent to it");
  }
});
