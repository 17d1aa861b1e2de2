import { Then, When } from "@cucumber/cucumber";
import { profile } from "../conformance/targets/index.ts";
import { NoAnswer, Violation } from "../conformance/verdicts/index.ts";
import {
  appliedPath,
  configurationPath,
  encodeAppliedRequest,
  encodeConfigurationRequest,
} from "../protocol/cmp/index.ts";
import type { RecordedRequest } from "../world/index.ts";
import { send } from "./endpoint-traffic.ts";
import { eventually } from "./eventually.ts";
import type { ExampleState } from "./example-state.ts";
import { awaitOwnAnswer } from "./observing-endpoint.ts";

/** What an extension was passed first of the endpoint; awaited at most as long as an answer may take. */
async function passedOn(state: ExampleState): Promise<RecordedRequest> {
  const { endpoint, answerBoundMs, open } = state;
  const look = async () => (await open.drivers.history.requests(endpoint.appVersionName))[0];
  const request = await eventually(state, answerBoundMs, look);
  if (request === undefined) {
    throw new NoAnswer(`No extension was passed anything of the endpoint within ${answerBoundMs} ms`);
  }
  return request;
}

async function expectPassedOn(state: ExampleState, resourcePath: string, requestId: number | null): Promise<void> {
  const given = await passedOn(state);
  if (given.resourcePath !== resourcePath || given.requestId !== requestId) {
    throw new Violation(
      `CMX was passed the resource ${given.resourcePath} with the request identifier ${given.requestId ?? "none"}`,
    );
  }
}

When(
  "the endpoint asks for its configuration on the topic that ends in {string}",
  async function (this: ExampleState, level: string) {
    this.endpoint.deliberate.add("client");
    await send(this.endpoint, {
      via: "mqtt",
      resourcePath: `${configurationPath()}/${level}`,
      payload: encodeConfigurationRequest({}),
    });
  },
);

When(
  "the client of the endpoint asks on the topic of its configuration with a slash in front",
  async function (this: ExampleState) {
    const { appVersionName, endpointToken, device, deliberate } = this.endpoint;
    deliberate.add("client");
    const topic = `/kp1/${appVersionName}/${this.open.instances.cmx}/${endpointToken}${configurationPath()}/1`;
    await device.connection.publish(topic, encodeConfigurationRequest({}));
  },
);

When(
  "the endpoint reports without a request identifier and with quality of service 1 that the configuration was applied",
  async function (this: ExampleState) {
    const payload = encodeAppliedRequest({ configId: this.endpoint.configuration?.configId ?? "none" });
    await send(this.endpoint, { via: "mqtt", resourcePath: appliedPath(), payload, qualityOfService: 1 });
  },
);

Then(
  "CMX is passed the resource {word} without a request identifier",
  async function (this: ExampleState, resourcePath: string) {
    await expectPassedOn(this, resourcePath, null);
  },
);

Then("CMX is passed the request identifier {int}", async function (this: ExampleState, requestId: number) {
  await expectPassedOn(this, configurationPath(), requestId);
});

Then("CMX is passed what the profile makes of the zero", async function (this: ExampleState) {
  const accepted = profile(this.open.target.profile).zeroRequestId === "accept";
  await expectPassedOn(this, accepted ? configurationPath() : `${configurationPath()}/0`, accepted ? 0 : null);
});

Then("CMX is passed the bytes {bytes}", async function (this: ExampleState, bytes: Uint8Array) {
  const payload = Buffer.from((await passedOn(this)).payload, "base64");
  if (!payload.equals(bytes)) {
    throw new Violation(`CMX was passed the bytes ${payload.toString("hex")}`);
  }
});

/** The connection keeps order: what was sent before the response to a later request has come by then. */
Then("nothing but the acknowledgement answers the report", async function (this: ExampleState) {
  await awaitOwnAnswer(this);
  const answers = this.endpoint.device.receivedTopics.filter((topic) => topic.includes(appliedPath()));
  if (answers.length > 0) {
    throw new Violation(`The report was answered on ${answers.join(", ")}`);
  }
});
