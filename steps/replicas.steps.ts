import { Then, When } from "@cucumber/cucumber";
import { NoAnswer, Violation } from "../conformance/verdicts/index.ts";
import { type ConfigurationRequest, encodeConfigurationRequest } from "../protocol/cmp/index.ts";
import { nextRequestId } from "./endpoint-traffic.ts";
import type { ExampleState } from "./example-state.ts";
import { passOn } from "./passed-on-message.ts";

/** Passes on so many requests of the endpoint, without waiting for answers in between. */
async function passOnMany(
  state: ExampleState,
  count: number,
  requestOf: (index: number) => ConfigurationRequest,
): Promise<void> {
  for (let index = 0; index < count; index += 1) {
    const payload = encodeConfigurationRequest(requestOf(index));
    state.passedOn.push(await passOn(state, { requestId: nextRequestId(state.endpoint), payload }));
  }
}

When(
  "a communication service passes on {int} of its configuration requests",
  async function (this: ExampleState, count: number) {
    await passOnMany(this, count, () => ({}));
  },
);

When(
  "a communication service passes on {int} of its requests that say so",
  async function (this: ExampleState, count: number) {
    await passOnMany(this, count, (index) => ({ observe: index % 2 === 0 }));
  },
);

/** Every replica handles messages in their order, so what was asked first has long been answered by all who would. */
Then("each of them is answered once", async function (this: ExampleState) {
  const { bus } = this.open.drivers;
  for (const correlationId of this.passedOn) {
    if ((await bus.answer(correlationId, this.answerBoundMs)) === undefined) {
      throw new NoAnswer(`The message ${correlationId} was not answered within ${this.answerBoundMs} ms`);
    }
  }
  const answers = await bus.answersTo(this.endpoint.endpointId);
  for (const wanted of this.passedOn) {
    const count = answers.filter(({ correlationId }) => correlationId === wanted).length;
    if (count > 1) {
      throw new Violation(`The message ${wanted} was answered ${count} times, as if every replica had taken it`);
    }
  }
});
