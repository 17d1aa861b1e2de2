import { Given, Then, When } from "@cucumber/cucumber";
import { Inconclusive, Violation } from "../conformance/verdicts/index.ts";
import type { ServiceAnswer } from "../world/index.ts";
import { registeredEndpoint } from "./endpoint-traffic.ts";
import { eventually } from "./eventually.ts";
import type { ExampleState } from "./example-state.ts";
import { newApplication, newAppVersion } from "./new-application.ts";

/** How long a process may take to start, in milliseconds. */
const START_MS = 20_000;

async function healthOfOther({ otherAdx, open }: ExampleState): Promise<ServiceAnswer | undefined> {
  return otherAdx?.askFirst("managementUrl", { method: "GET", path: "/health" }, open.timing.answerMs);
}

/** Starts another instance of ADX and waits until it is well or, if it is to be cut off from Tekton, says how it is. */
async function startOther(state: ExampleState, isCutOff: boolean): Promise<void> {
  state.otherAdx = await state.open.startOtherAdx(isCutOff);
  const hasStarted = await eventually(state, START_MS, async () => {
    const health = await healthOfOther(state);
    return health !== undefined && (isCutOff || health.status === 200) ? true : undefined;
  });
  if (hasStarted === undefined) {
    const expected = isCutOff ? "answer GET /health" : "say that it is well";
    throw new Inconclusive(`another instance of ADX did not ${expected} within ${START_MS} ms of its start`);
  }
}

Given(
  "an endpoint with the attributes {json} at another instance of ADX",
  async function (this: ExampleState, json: string) {
    const extensionInstanceName = this.open.instances.otherAdx;
    await newApplication(this);
    const names = await newAppVersion(this, "v1");
    await this.open.drivers.tekton.setSettings(names, extensionInstanceName, json);
    await registeredEndpoint(this, { appVersionName: names.appVersion, extensionInstanceName });
  },
);

When("the other instance of ADX starts", async function (this: ExampleState) {
  await startOther(this, false);
});

When("another instance of ADX starts that finds no Tekton", async function (this: ExampleState) {
  await startOther(this, true);
});

Then("it comes to say that it is not well, and why", async function (this: ExampleState) {
  const { propagationMs } = this.open.timing;
  let seen = "nothing";
  const isUnwell = await eventually(this, propagationMs, async () => {
    const answer = await healthOfOther(this);
    seen = answer === undefined ? "nothing" : `${answer.status} with ${JSON.stringify(answer.text)}`;
    return answer?.status === 500 && answer.text.trim() !== "" ? true : undefined;
  });
  if (isUnwell === undefined) {
    throw new Violation(`${propagationMs} ms later, GET /health is answered ${seen} instead of 500 with a reason`);
  }
});
