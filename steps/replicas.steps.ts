import { Then, When } from "@cucumber/cucumber";
import { profile } from "../conformance/targets/index.ts";
import { NoAnswer, Violation } from "../conformance/verdicts/index.ts";
import { type ConfigurationRequest, configurationPath, encodeConfigurationRequest } from "../protocol/cmp/index.ts";
import { clientDataCodec, clientDataSubject } from "../protocol/esp/index.ts";
import { nextRequestId } from "./endpoint-traffic.ts";
import type { ExampleState } from "./example-state.ts";

/** Passes on so many requests of the endpoint, without waiting for answers in between. */
async function passOn(
  state: ExampleState,
  count: number,
  requestOf: (index: number) => ConfigurationRequest,
): Promise<void> {
  const { ids, drivers, instances, target } = state.open;
  const codec = clientDataCodec(profile(target.profile).avroSchemaSet);
  for (let index = 0; index < count; index += 1) {
    const correlationId = ids.next();
    const clientData = codec.encode({
      correlationId,
      timestamp: state.open.now(),
      timeout: 0,
      appVersionName: state.endpoint.appVersionName,
      endpointId: state.endpoint.endpointId,
      resourcePath: configurationPath(),
      requestId: nextRequestId(state.endpoint),
      payload: encodeConfigurationRequest(requestOf(index)),
      configName: null,
    });
    state.passedOn.push(correlationId);
    await drivers.bus.publish(clientDataSubject(instances.cmx), clientData);
  }
}

When(
  "a communication service passes on {int} of its configuration requests",
  async function (this: ExampleState, count: number) {
    await passOn(this, count, () => ({}));
  },
);

When(
  "a communication service passes on {int} of its requests that say so",
  async function (this: ExampleState, count: number) {
    await passOn(this, count, (index) => ({ observe: index % 2 === 0 }));
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
