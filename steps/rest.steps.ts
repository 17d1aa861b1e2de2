import { isDeepStrictEqual } from "node:util";
import { Then, When } from "@cucumber/cucumber";
import { NoAnswer, Violation } from "../conformance/verdicts/index.ts";
import type { ApplicationNames, ServiceAnswer } from "../world/index.ts";
import { eventually } from "./eventually.ts";
import type { ExampleState } from "./example-state.ts";
import { askAll, askFirst, documentPath } from "./service-questions.ts";

function alone({ tenantId, application }: ApplicationNames): ApplicationNames {
  return { tenantId, application };
}

async function read(state: ExampleState, names: ApplicationNames): Promise<void> {
  const { accessToken } = state;
  state.serviceAnswers = await askAll(state, { method: "GET", path: documentPath(names), accessToken });
}

async function change(state: ExampleState, method: string, names: ApplicationNames, body: string): Promise<void> {
  const { accessToken } = state;
  state.serviceAnswers = [await askFirst(state, { method, path: documentPath(names), accessToken, body })];
}

When("they read the attributes of its appversion", async function (this: ExampleState) {
  await read(this, this.application);
});

When("they read the attributes of its application", async function (this: ExampleState) {
  await read(this, alone(this.application));
});

When("they read the attributes of an appversion that there is not", async function (this: ExampleState) {
  const { tenantId, application } = this.application;
  await read(this, { tenantId, application, appVersion: `${application}-none` });
});

When("they read the attributes of an application that there is not", async function (this: ExampleState) {
  const application = `none-${this.open.ids.next().slice(0, 8)}`;
  this.accessToken = await this.open.drivers.tenants.accessToken(this.tenantId, {
    permissions: [{ rsname: `application-${application}`, scopes: ["application:read"] }],
  });
  await read(this, { tenantId: this.tenantId, application });
});

When("they put the attributes {json} for its appversion", async function (this: ExampleState, json: string) {
  await change(this, "PUT", this.application, json);
});

When("they put the attributes {json} for its application", async function (this: ExampleState, json: string) {
  await change(this, "PUT", alone(this.application), json);
});

When("they patch the attributes of its appversion with {json}", async function (this: ExampleState, json: string) {
  await change(this, "PATCH", this.application, json);
});

function first({ serviceAnswers }: ExampleState): ServiceAnswer {
  const [answer] = serviceAnswers;
  if (answer === undefined) {
    throw new NoAnswer("Nobody was asked anything over HTTP");
  }
  return answer;
}

function memberOf(text: string, key: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null
      ? Object.entries(value).find(([name]) => name === key)?.[1]
      : undefined;
  } catch {
    // What is no JSON has no members.
    return undefined;
  }
}

function isJson(text: string, json: string): boolean {
  try {
    return isDeepStrictEqual(JSON.parse(text), JSON.parse(json));
  } catch {
    return false;
  }
}

Then("the answer of every replica is {json}", async function (this: ExampleState, json: string) {
  const wrong = this.serviceAnswers.find(({ status, text }) => status !== 200 || !isJson(text, json));
  if (wrong !== undefined) {
    throw new Violation(`Replica ${wrong.replica} answered ${wrong.status} with ${wrong.text} instead of ${json}`);
  }
  first(this);
});

Then("it is done, and there is nothing to tell", function (this: ExampleState) {
  const { status, text } = first(this);
  if (status !== 204 || text !== "") {
    throw new Violation(`The change was answered ${status} with ${text || "nothing"} instead of 204 with nothing`);
  }
});

Then("every replica refuses the token", function (this: ExampleState) {
  expectStatus(this, [401]);
});

Then("it is not there for them", function (this: ExampleState) {
  expectStatus(this, [404, 403]);
});

Then("there is a message that it is not there", function (this: ExampleState) {
  expectStatus(this, [404]);
  for (const { text, replica } of this.serviceAnswers) {
    if (typeof memberOf(text, "message") !== "string") {
      throw new Violation(`The 404 of replica ${replica} says ${text || "nothing"} instead of {"message": …}`);
    }
  }
});

Then("it is refused as the caller's mistake", function (this: ExampleState) {
  const { status, text } = first(this);
  if (status < 400 || status > 499) {
    throw new Violation(`It was answered ${status} with ${text || "nothing"}, which is no client error`);
  }
});

/** Asks every replica again and again until all of them have these attributes. */
async function expectInTheEnd(state: ExampleState, names: ApplicationNames, json: string): Promise<void> {
  const { propagationMs } = state.open.timing;
  const permissions = [{ rsname: `application-${names.application}`, scopes: ["application:read"] }];
  const accessToken = await state.open.drivers.tenants.accessToken(names.tenantId, { permissions });
  let seen = "";
  const done = await eventually(state, propagationMs, async () => {
    const answers = await askAll(state, { method: "GET", path: documentPath(names), accessToken });
    const wrong = answers.find(({ status, text }) => status !== 200 || !isJson(text, json));
    seen = wrong === undefined ? "" : `${wrong.status} with ${wrong.text}`;
    return wrong === undefined ? true : undefined;
  });
  if (done === undefined) {
    throw new Violation(`${propagationMs} ms later, a replica still answered ${seen} instead of ${json}`);
  }
}

Then(
  "the attributes of its appversion come to be {json} at every replica",
  async function (this: ExampleState, json: string) {
    await expectInTheEnd(this, this.application, json);
  },
);

Then(
  "the attributes of its application come to be {json} at every replica",
  async function (this: ExampleState, json: string) {
    await expectInTheEnd(this, alone(this.application), json);
  },
);

Then(
  "the attributes of the new application come to be {json} at every replica",
  async function (this: ExampleState, json: string) {
    await expectInTheEnd(this, this.applications.at(-1) ?? this.application, json);
  },
);

function expectStatus(state: ExampleState, wanted: readonly number[]): void {
  first(state);
  const wrong = state.serviceAnswers.find(({ status }) => !wanted.includes(status));
  if (wrong !== undefined) {
    throw new Violation(
      `Replica ${wrong.replica} answered ${wrong.status} with ${wrong.text} instead of ${wanted.join(" or ")}`,
    );
  }
}
