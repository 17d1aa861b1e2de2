import { Then, When } from "@cucumber/cucumber";
import { NoAnswer, Violation } from "../conformance/verdicts/index.ts";
import { jsonOf, memberOf } from "./command-descriptions.ts";
import type { ExampleState } from "./example-state.ts";
import { askAll } from "./service-questions.ts";

function errors({ serviceAnswers }: ExampleState): ExampleState["serviceAnswers"] {
  if (serviceAnswers.length === 0) {
    throw new NoAnswer("Nobody was asked anything over HTTP");
  }
  const success = serviceAnswers.find(({ status }) => status < 400);
  if (success !== undefined) {
    throw new Violation(`Replica ${success.replica} answered ${success.status}, which is no error`);
  }
  return serviceAnswers;
}

Then("the error is JSON", function (this: ExampleState) {
  for (const { replica, status, text, contentType } of errors(this)) {
    if (jsonOf(text) === undefined || !/^application\/(?:[a-z.+-]+\+)?json\b/.test(contentType)) {
      throw new Violation(`The ${status} of replica ${replica} has the body ${text || "nothing"} (${contentType})`);
    }
  }
});

/** Traces of stacks, queries and the like, which help nobody but those who look for a weak point. */
const INNER_WORKING = /\n\s+at |Exception|\.(?:js|ts|java|go):\d|\b(?:SELECT|INSERT|UPDATE|DELETE)\b|node_modules/;

Then("the error is a message that tells no inner working", function (this: ExampleState) {
  for (const { replica, status, text } of errors(this)) {
    const message = memberOf(jsonOf(text), "message");
    if (typeof message !== "string" || message === "" || INNER_WORKING.test(text)) {
      throw new Violation(`The ${status} of replica ${replica} says ${text || "nothing"} instead of {"message": …}`);
    }
  }
});

When("somebody without a token asks for the description of the interface", async function (this: ExampleState) {
  this.serviceAnswers = await askAll(this, { method: "GET", path: "/api/v1/openapi.json" });
});

const INVOCATION_PATH = /\/endpoints\/\{[^}]+\}\/commands\/\{[^}]+\}$/;

Then("it is an OpenAPI 3.1 document that describes how commands are invoked", function (this: ExampleState) {
  for (const { replica, status, text } of this.serviceAnswers) {
    const document = jsonOf(text);
    const version = memberOf(document, "openapi");
    const paths = Object.entries(memberOf(document, "paths") ?? {});
    const described = paths.some(([path, item]) => INVOCATION_PATH.test(path) && memberOf(item, "post") !== undefined);
    if (status !== 200 || typeof version !== "string" || !version.startsWith("3.1.") || !described) {
      const start = text.slice(0, 100);
      throw new Violation(`Replica ${replica} answered ${status} with ${start}…, which describes no invocation`);
    }
  }
});
