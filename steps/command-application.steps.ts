import { Given, Then, When } from "@cucumber/cucumber";
import { Violation } from "../conformance/verdicts/index.ts";
import { isClientError, wrongInTheEnd } from "./answers-of-replicas.ts";
import { awaitedResponse } from "./awaited-response.ts";
import { endpointAt } from "./command-questions.ts";
import { commandRequest, connect, endpointOfCex, endpointOfVersion } from "./commanded-endpoint.ts";
import { registeredEndpoint, send } from "./endpoint-traffic.ts";
import type { ExampleEndpoint, ExampleState, GotCommand } from "./example-state.ts";
import { isCommand, takeResponse } from "./got-commands.ts";
import { newApplication, newAppVersion } from "./new-application.ts";

/** The commands in the response to what an endpoint asked last. */
async function receivedBy(state: ExampleState, endpoint: ExampleEndpoint): Promise<readonly GotCommand[]> {
  const { payload } = await awaitedResponse(state, endpoint);
  return takeResponse(endpoint, payload, endpoint.request?.resourcePath.split("/")[2] ?? "");
}

async function endpointOf(state: ExampleState, suffix: string): Promise<void> {
  const { appVersion: appVersionName } = await newAppVersion(state, suffix);
  await registeredEndpoint(state, { appVersionName, extensionInstanceName: state.open.instances.cex });
}

Given("an endpoint that takes commands and does not subscribe to anything", async function (this: ExampleState) {
  const endpoint = await endpointOfCex(this);
  endpoint.device.subscribes = false;
  await connect(this, endpoint);
});

Given("a third endpoint that is offline", async function (this: ExampleState) {
  await endpointOfCex(this);
});

Given("an endpoint of another application that is offline", async function (this: ExampleState) {
  await newApplication(this);
  const { appVersion } = await newAppVersion(this, "v1");
  await endpointOfVersion(this, appVersion);
});

Given(
  "an endpoint of an appversion that Tekton does not know, which takes commands",
  async function (this: ExampleState) {
    const { ids, instances } = this.open;
    const unknown = `nothing-${ids.next().slice(0, 8)}`;
    await registeredEndpoint(this, { appVersionName: unknown, extensionInstanceName: instances.cex });
    // Once CEX serves another one, that it does not serve this one is no matter of time.
    await endpointOfCex(this);
  },
);

When(
  "the other endpoint asks for its {word} commands over HTTP",
  async function (this: ExampleState, commandType: string) {
    const other = endpointAt(this, 1);
    await send(other, commandRequest(other, commandType, { via: "http" }));
  },
);

Then("the other endpoint receives the command", async function (this: ExampleState) {
  const commands = await receivedBy(this, endpointAt(this, 1));
  if (!commands.some((got) => isCommand(got, this.command))) {
    throw new Violation(`The endpoint got ${JSON.stringify(commands)}, and not the command`);
  }
});

const INT32_MAX = 2_147_483_647;

Then(
  "it receives {int} commands, each with a positive identifier of its own",
  async function (this: ExampleState, count: number) {
    const ids = (await receivedBy(this, this.endpoint)).map(({ commandId }) => commandId);
    const isRight = ids.every((id) => Number.isInteger(id) && id > 0 && id <= INT32_MAX);
    if (ids.length !== count || new Set(ids).size !== count || !isRight) {
      throw new Violation(`The endpoint got commands with the identifiers ${ids.join(", ") || "of nothing"}`);
    }
  },
);

When("an application comes with an endpoint", async function (this: ExampleState) {
  await newApplication(this);
  await endpointOf(this, "v1");
});

When("another appversion of its application comes with an endpoint", async function (this: ExampleState) {
  // Applications that were prepared have two versions already.
  await endpointOf(this, "v3");
});

When("a tenant comes with an application and an endpoint", async function (this: ExampleState) {
  const { drivers, ids } = this.open;
  // What was made before is another tenant's, and the token is of this one.
  this.tenantId = await drivers.tenants.create(`realm-${ids.next().slice(0, 8)}`);
  await newApplication(this);
  await endpointOf(this, "v1");
});

Then("its requests for commands come to be answered with a client error", async function (this: ExampleState) {
  const { propagationMs } = this.open.timing;
  const request = () => commandRequest(this.endpoint, "door", { via: "http" });
  const wrong = await wrongInTheEnd(
    this,
    this.endpoint,
    { service: "cex", boundMs: propagationMs, request },
    isClientError,
  );
  if (wrong !== undefined) {
    throw new Violation(`${propagationMs} ms later, the endpoint got ${wrong} instead of a client error`);
  }
});
