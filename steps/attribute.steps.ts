import { Then, When } from "@cucumber/cucumber";
import { NoAnswer, Violation } from "../conformance/verdicts/index.ts";
import { QUERY_RESOURCE_PATH } from "../protocol/adx/index.ts";
import { isClientError, textOf } from "./answers-of-replicas.ts";
import { answeredInTheEnd, attributeQuery, isAttribute } from "./attribute-queries.ts";
import { awaitedResponse } from "./awaited-response.ts";
import { nextRequestId, send } from "./endpoint-traffic.ts";
import { eventually } from "./eventually.ts";
import type { ExampleEndpoint, ExampleState } from "./example-state.ts";

async function expectInTheEnd(
  state: ExampleState,
  endpoint: ExampleEndpoint,
  question: { readonly path: string; readonly boundMs: number },
  json: string,
): Promise<void> {
  const wrong = await answeredInTheEnd(state, endpoint, question, (response) => isAttribute(response, json));
  if (wrong !== undefined) {
    const { path, boundMs } = question;
    throw new Violation(`${boundMs} ms later, the endpoint that queried ${path} got ${wrong} instead of ${json}`);
  }
}

When("the endpoint queries {path}", async function (this: ExampleState, path: string) {
  await send(this.endpoint, attributeQuery(this.endpoint, path, "mqtt"));
});

When("both endpoints query {path}", async function (this: ExampleState, path: string) {
  for (const endpoint of this.endpoints) {
    await send(endpoint, attributeQuery(endpoint, path, "mqtt"));
  }
});

When(
  "over {transport} the endpoint queries {path}",
  async function (this: ExampleState, via: "mqtt" | "http", path: string) {
    await send(this.endpoint, attributeQuery(this.endpoint, path, via));
  },
);

When("the endpoint sends the query {json}", async function (this: ExampleState, json: string) {
  this.endpoint.deliberate.add("client");
  const requestId = nextRequestId(this.endpoint);
  await send(this.endpoint, { via: "mqtt", resourcePath: QUERY_RESOURCE_PATH, payload: Buffer.from(json), requestId });
});

When("the endpoint sends an empty query", async function (this: ExampleState) {
  this.endpoint.deliberate.add("client");
  const requestId = nextRequestId(this.endpoint);
  await send(this.endpoint, { via: "mqtt", resourcePath: QUERY_RESOURCE_PATH, payload: new Uint8Array(), requestId });
});

When(
  "the endpoint sends its query to the resource {resourcePath}",
  async function (this: ExampleState, resourcePath: string) {
    const query = attributeQuery(this.endpoint, "attribute", "mqtt");
    await send(this.endpoint, { ...query, resourcePath });
  },
);

Then("it receives the attribute {json}", async function (this: ExampleState, json: string) {
  const response = await awaitedResponse(this, this.endpoint);
  if (!isAttribute(response, json)) {
    throw new Violation(`The endpoint got ${textOf(response)} instead of ${json}`);
  }
});

Then("it receives the very text {json}", async function (this: ExampleState, json: string) {
  const response = await awaitedResponse(this, this.endpoint);
  if (response.kind === "error" || textOf(response) !== json) {
    throw new Violation(`The endpoint got ${textOf(response)}, which is not spelled ${json}`);
  }
});

Then(
  "one receives the attribute {word} and the other {word}",
  async function (this: ExampleState, one: string, other: string) {
    for (const [index, json] of [one, other].entries()) {
      const response = await awaitedResponse(this, this.endpoints[index] ?? this.endpoint);
      if (!isAttribute(response, json)) {
        throw new Violation(`Endpoint ${index + 1} got ${textOf(response)} instead of ${json}`);
      }
    }
  },
);

Then(
  "its queries for {word} come to be answered with {json}",
  async function (this: ExampleState, path: string, json: string) {
    await expectInTheEnd(this, this.endpoint, { path, boundMs: this.open.timing.propagationMs }, json);
  },
);

Then(
  "queries of the new endpoint for {word} come to be answered with {json}",
  async function (this: ExampleState, path: string, json: string) {
    await expectInTheEnd(this, this.latestEndpoint, { path, boundMs: this.open.timing.propagationMs }, json);
  },
);

Then(
  "its queries for {word} are answered sooner or later with {json}",
  async function (this: ExampleState, path: string, json: string) {
    await expectInTheEnd(this, this.endpoint, { path, boundMs: this.open.timing.discoveryMs }, json);
  },
);

Then(
  "its queries for {word} are still answered with {json}",
  async function (this: ExampleState, path: string, json: string) {
    await expectInTheEnd(this, this.endpoint, { path, boundMs: 0 }, json);
  },
);

Then("its queries for {word} come to be refused", async function (this: ExampleState, path: string) {
  const boundMs = this.open.timing.propagationMs;
  const wrong = await answeredInTheEnd(this, this.endpoint, { path, boundMs }, isClientError);
  if (wrong !== undefined) {
    throw new Violation(
      `${boundMs} ms later, the endpoint that queried ${path} got ${wrong} instead of a client error`,
    );
  }
});

Then("ADX is passed the query {json}", async function (this: ExampleState, json: string) {
  const { open, endpoint } = this;
  const look = async () =>
    (await open.drivers.history.requests(endpoint.appVersionName))
      .map(({ payload }) => Buffer.from(payload, "base64").toString("utf8"))
      .findLast(() => true);
  const wanted = await eventually(this, open.timing.answerMs, async () => ((await look()) === json ? json : undefined));
  if (wanted === undefined) {
    throw new NoAnswer(`ADX was passed ${(await look()) ?? "nothing"} instead of ${json}`);
  }
});
