import { Given, Then, When } from "@cucumber/cucumber";
import { Inconclusive, Violation } from "../conformance/verdicts/index.ts";
import { listedCommands } from "./command-descriptions.ts";
import { askOneReplica, endpointAt, placeOf } from "./command-questions.ts";
import { answerToCall, askCex, beginRequest, call, commandsPath, invocationRequest, remember } from "./command-rest.ts";
import { newEndpoint, registeredEndpoint } from "./endpoint-traffic.ts";
import { eventually } from "./eventually.ts";
import type { ExampleState } from "./example-state.ts";
import { isPayload } from "./got-commands.ts";
import { tryToInvoke } from "./invoked-commands.ts";

/** How long a call waits for a result that is to come. */
const AWAIT_SECONDS = 30;
/** How long a call waits that does not say for how long. */
const USUAL_SECONDS = 5;
const OPEN = '{"open": true}';

When(
  "they invoke the command {word} with {json}",
  async function (this: ExampleState, commandType: string, json: string) {
    const invocation = { endpoint: this.endpoint, commandType, json };
    await askOneReplica(this, "they", invocationRequest(invocation, 0));
    remember(this, invocation, this.open.now(), this.serviceAnswers[0]?.location);
  },
);

When(
  "somebody invokes under {resourcePath} the command {word} with {json}",
  async function (this: ExampleState, base: string, commandType: string, json: string) {
    const invocation = { endpoint: this.endpoint, commandType, json };
    const request = invocationRequest(invocation, 0);
    const path = request.path.replace("/api/v1", base);
    await askOneReplica(this, "somebody", { ...request, path });
    remember(this, invocation, this.open.now(), undefined);
  },
);

When(
  "somebody calls the command {word} with the query {string}",
  async function (this: ExampleState, commandType: string, query: string) {
    await tryToInvoke(this, { endpoint: this.endpoint, commandType, json: OPEN, query });
  },
);

When(
  "somebody calls the command {word} of an endpoint that there is not",
  async function (this: ExampleState, commandType: string) {
    const { appVersionName } = this.endpoint;
    const endpoint = newEndpoint(this, { appVersionName, extensionInstanceName: this.open.instances.cex });
    await tryToInvoke(this, { endpoint, commandType, json: OPEN });
  },
);

When("somebody calls the command {word} of {endpoint}", async function (this: ExampleState, type: string, at: number) {
  await tryToInvoke(this, { endpoint: endpointAt(this, at), commandType: type, json: OPEN });
});

Given("another endpoint that never spoke", async function (this: ExampleState) {
  const { appVersionName } = this.endpoint;
  await registeredEndpoint(this, { appVersionName, extensionInstanceName: this.open.instances.cex });
});

Given("another endpoint that there is not", function (this: ExampleState) {
  const { appVersionName } = this.endpoint;
  newEndpoint(this, { appVersionName, extensionInstanceName: this.open.instances.cex });
});

When(
  "somebody waits {int} second(s) for the command {word} with {json}",
  async function (this: ExampleState, seconds: number, commandType: string, json: string) {
    await call(this, { endpoint: this.endpoint, commandType, json }, seconds);
  },
);

When(
  "somebody waits {int} second(s) for the command {word}, which may be executed for {int} ms, with {json}",
  async function (this: ExampleState, seconds: number, commandType: string, ttlMs: number, json: string) {
    await call(this, { endpoint: this.endpoint, commandType, json, ttlMs }, seconds);
  },
);

When(
  "somebody waits for the command {word}, which is sent once only, with {json}",
  async function (this: ExampleState, commandType: string, json: string) {
    await call(this, { endpoint: this.endpoint, commandType, json, ttlMs: 0 }, AWAIT_SECONDS);
  },
);

When(
  "somebody calls the command {word} with {json} and names no time",
  async function (this: ExampleState, commandType: string, json: string) {
    const invocation = { endpoint: this.endpoint, commandType, json, query: "" };
    const atMs = this.open.now();
    const { answer } = await beginRequest(this, invocationRequest(invocation, USUAL_SECONDS));
    this.call = { answer, awaitMs: USUAL_SECONDS * 1000, beganAtMs: atMs };
    remember(this, invocation, atMs, undefined);
  },
);

/** The location that the call was told after it waited in vain; the command is known by it from now on. */
async function locationInVain(state: ExampleState): Promise<number> {
  const { status, text, location } = await answerToCall(state);
  const tookMs = state.open.now() - (state.call?.beganAtMs ?? state.open.now());
  if (status !== 202 || location === undefined) {
    const got = location === undefined ? "no Location" : `the Location ${location}`;
    throw new Violation(`The call that waited in vain was answered ${status} with ${text || "nothing"} and ${got}`);
  }
  const { endpoint, commandType, json, deadlineMs } = state.command;
  state.commands.pop();
  const known = remember(state, { endpoint, commandType, json }, state.open.now(), location);
  state.commands.splice(-1, 1, { ...known, deadlineMs });
  return tookMs;
}

Given(
  "somebody waited {int} second(s) in vain for the command {word} with {json}",
  async function (this: ExampleState, seconds: number, commandType: string, json: string) {
    await call(this, { endpoint: this.endpoint, commandType, json }, seconds);
    await locationInVain(this);
  },
);

Then(
  "whoever waits for it is told its Location after {int} second(s)",
  async function (this: ExampleState, wanted: number) {
    const tookMs = await locationInVain(this);
    const { answerMs, skewMs } = this.open.timing;
    if (tookMs < wanted * 1000 - skewMs || tookMs > wanted * 1000 + answerMs) {
      throw new Violation(`The call was answered after ${tookMs} ms instead of ${wanted} seconds`);
    }
  },
);

Then(
  "whoever waits for it gets, with 200 or with {int}, {json}",
  async function (this: ExampleState, mirrored: number, json: string) {
    const { status, text } = await answerToCall(this);
    if (![200, mirrored].includes(status) || !isPayload(JSON.parse(text === "" ? "null" : text), json)) {
      throw new Violation(`The call was answered ${status} with ${text || "nothing"} instead of ${json}`);
    }
  },
);

Then("its Location is the path of the command below {resourcePath}", function (this: ExampleState, base: string) {
  const { endpoint, commandType, commandId, location } = this.command;
  const wanted = `${base}/endpoints/${endpoint.endpointId}/commands/${commandType}/${commandId}`;
  if (location !== wanted) {
    throw new Violation(`The Location is ${location ?? "absent"} instead of ${wanted}`);
  }
});

Then("there is something at its Location", function (this: ExampleState) {
  const wrong = this.serviceAnswers.find(({ status }) => status >= 400);
  if (this.command.location === undefined || wrong !== undefined) {
    throw new Violation(`GET ${placeOf(this, this.command)} was answered ${wrong?.status ?? "without a Location"}`);
  }
});

Then("the endpoint has no {word} command", async function (this: ExampleState, commandType: string) {
  const commands = await listedCommands(this, this.endpoint.endpointId);
  const found = commands.find((command) => command.commandType === commandType);
  if (found !== undefined) {
    throw new Violation(`A command was stored: ${JSON.stringify(found)}`);
  }
});

/** Waits until a call for the endpoint is answered as it should be. */
async function expectCalls(
  state: ExampleState,
  endpoint: ExampleState["endpoint"],
  { wanted, isWanted }: { readonly wanted: string; readonly isWanted: (status: number) => boolean },
): Promise<void> {
  const { propagationMs } = state.open.timing;
  let seen = 0;
  const done = await eventually(state, propagationMs, async () => {
    for (let replica = 1; replica <= state.open.service("cex").replicas; replica += 1) {
      const request = invocationRequest({ endpoint, commandType: "probe", json: OPEN, ttlMs: 1000 }, 0);
      seen = (await askCex(state, request, { replica })).status;
      if (!isWanted(seen)) {
        return undefined;
      }
    }
    return true;
  });
  if (done === undefined) {
    const { path } = { path: commandsPath(endpoint, "probe") };
    throw new Violation(`${propagationMs} ms later, POST ${path} was answered ${seen} instead of ${wanted}`);
  }
}

Then("calls for it come to be answered with {int}", async function (this: ExampleState, wanted: number) {
  await expectCalls(this, this.endpoint, { wanted: `${wanted}`, isWanted: (status) => status === wanted });
});

Then("calls for it come to be refused", async function (this: ExampleState) {
  const isWanted = (status: number) => status >= 400 && status <= 499;
  await expectCalls(this, this.endpoint, { wanted: "a client error", isWanted });
});

Then("calls for the new endpoint come to be taken", async function (this: ExampleState) {
  if (this.endpoints.length === 0) {
    throw new Inconclusive("the example has no new endpoint");
  }
  await expectCalls(this, this.latestEndpoint, { wanted: "202", isWanted: (status) => status === 202 });
});
