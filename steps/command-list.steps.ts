import { isDeepStrictEqual } from "node:util";
import { Then, When } from "@cucumber/cucumber";
import { NoAnswer, Violation } from "../conformance/verdicts/index.ts";
import { jsonOf, listedCommands, memberOf } from "./command-descriptions.ts";
import { askReplicas, endpointAt } from "./command-questions.ts";
import { eventually } from "./eventually.ts";
import type { ExampleEndpoint, ExampleState } from "./example-state.ts";
import { inAnyOrder, isSameInAnyOrder, listOf, valuesIn } from "./listed-values.ts";

function listPath(endpoints: readonly ExampleEndpoint[], commandTypes?: string): string {
  const named = endpoints.map(({ endpointId }) => `endpointId=${endpointId}`).join("&");
  return `/api/v1/endpoints/commands?${named}${commandTypes === undefined ? "" : `&commandTypes=${commandTypes}`}`;
}

When("{caller} list(s) the commands of {endpoint}", async function (this: ExampleState, caller: string, place: number) {
  await askReplicas(this, caller, { method: "GET", path: listPath([endpointAt(this, place)]) });
});

When(
  "{caller} list(s) the {word} commands of {endpoint}",
  async function (this: ExampleState, caller: string, types: string, place: number) {
    await askReplicas(this, caller, { method: "GET", path: listPath([endpointAt(this, place)], types) });
  },
);

When("{caller} list(s) the commands of both endpoints", async function (this: ExampleState, caller: string) {
  await askReplicas(this, caller, { method: "GET", path: listPath([endpointAt(this, 0), endpointAt(this, 1)]) });
});

async function listOfApplication(state: ExampleState, caller: string, query: string): Promise<void> {
  const path = `/api/v1/endpoints/commands/${state.application.application}${query}`;
  await askReplicas(state, caller, { method: "GET", path });
}

When("{caller} list(s) the commands of the application", async function (this: ExampleState, caller: string) {
  await listOfApplication(this, caller, "");
});

When(
  "{caller} list(s) the commands of the application by {string}",
  async function (this: ExampleState, caller: string, query: string) {
    await listOfApplication(this, caller, `?${query}`);
  },
);

When(
  "somebody asks for the last commands of both endpoints and the types {word} and {word}",
  async function (this: ExampleState, one: string, other: string) {
    const endpointIds = [endpointAt(this, 0), endpointAt(this, 1)].map(({ endpointId }) => endpointId);
    const body = JSON.stringify({ endpointIds, commandTypes: [one, other] });
    await askReplicas(this, "somebody", { method: "POST", path: "/api/v1/endpoints/commands/last", body });
  },
);

/** The commands of an endpoint in a list that is grouped by endpoints; undefined if it is none, or not among them. */
function groupOf(text: string, { endpointId }: ExampleEndpoint): readonly unknown[] | undefined {
  const groups = listOf(jsonOf(text));
  const group = groups?.find((candidate) => memberOf(candidate, "endpointId") === endpointId);
  return listOf(memberOf(group, "commands"));
}

/** An endpoint without commands may be left out of the list. */
Then("every list has the commands {json} of {endpoint}", function (this: ExampleState, json: string, place: number) {
  const endpoint = endpointAt(this, place);
  for (const { replica, status, text } of answersOf(this)) {
    const commands = groupOf(text, endpoint) ?? (json === "[]" && listOf(jsonOf(text)) !== undefined ? [] : undefined);
    const isRight = commands !== undefined && isSameInAnyOrder(payloadsOf(commands), valuesIn(json));
    if (status !== 200 || !isRight || !areOf(commands, endpoint)) {
      throw new Violation(`Replica ${replica} answered ${status} with ${text} instead of the commands ${json}`);
    }
  }
});

function payloadsOf(commands: readonly unknown[]): readonly unknown[] {
  return commands.map((command) => memberOf(command, "requestPayload"));
}

function areOf(commands: readonly unknown[], { endpointId }: ExampleEndpoint): boolean {
  return commands.every((command) => memberOf(command, "endpointId") === endpointId);
}

function answersOf({ serviceAnswers }: ExampleState): ExampleState["serviceAnswers"] {
  if (serviceAnswers.length === 0) {
    throw new NoAnswer("Nobody was asked for a list");
  }
  return serviceAnswers;
}

/** By the payloads of their requests, in the order of the first column. */
Then(
  "the list of its commands comes to have {string} EXECUTED, {string} PENDING and {string} EXPIRED",
  async function (this: ExampleState, executed: string, pending: string, expired: string) {
    const wanted = inAnyOrder([
      [executed, "EXECUTED"],
      [pending, "PENDING"],
      [expired, "EXPIRED"],
    ]);
    let seen: readonly string[] = [];
    await eventually(this, this.answerBoundMs, async () => {
      const commands = await listedCommands(this, this.endpoint.endpointId);
      seen = inAnyOrder(commands.map(({ requestPayload, status }) => [requestPayload, status]));
      return isDeepStrictEqual(seen, wanted) ? true : undefined;
    });
    if (!isDeepStrictEqual(seen, wanted)) {
      throw new Violation(`The list has ${seen.join(", ")} instead of ${wanted.join(", ")}`);
    }
  },
);

/** Of a page, or of anything that holds its items under that name. */
function contentOf(text: string): readonly unknown[] | undefined {
  return listOf(memberOf(jsonOf(text), "content"));
}

function expectPages(
  state: ExampleState,
  wanted: string,
  isRight: (content: readonly unknown[], text: string) => boolean,
): void {
  for (const { replica, status, text } of answersOf(state)) {
    const content = contentOf(text);
    if (status !== 200 || content === undefined || !isRight(content, text)) {
      throw new Violation(`Replica ${replica} answered ${status} with ${text} instead of ${wanted}`);
    }
  }
}

Then("every page has the commands {json} in any order", function (this: ExampleState, json: string) {
  expectPages(this, json, (content) => isSameInAnyOrder(payloadsOf(content), valuesIn(json)));
});

Then(
  /^every (?:page|list) has the (?:commands|batches) (.+) in that order$/,
  function (this: ExampleState, json: string) {
    expectPages(this, json, (content) => isDeepStrictEqual(payloadsOf(content), valuesIn(json)));
  },
);

Then(/^every (?:page|list) tells that there are (\d+)$/, function (this: ExampleState, count: string) {
  expectPages(this, count, (_, text) => memberOf(jsonOf(text), "totalElements") === Number(count));
});

/** That there is nothing, or that nothing is allowed. */
Then("no command of the endpoint is shown to them", function (this: ExampleState) {
  for (const { replica, status, text } of answersOf(this)) {
    if (status < 400 && text.includes(this.endpoint.endpointId)) {
      throw new Violation(`Replica ${replica} answered ${status} with ${text}, which names the endpoint`);
    }
  }
});

/** In whichever form the commands are listed: one after the other, or in groups. */
Then("the answer has the commands {json}", function (this: ExampleState, json: string) {
  for (const { replica, status, text } of answersOf(this)) {
    const items = listOf(jsonOf(text)) ?? [];
    const commands = items.flatMap((item) => listOf(memberOf(item, "commands")) ?? [item]);
    if (status !== 200 || !isSameInAnyOrder(payloadsOf(commands), valuesIn(json))) {
      throw new Violation(`Replica ${replica} answered ${status} with ${text} instead of ${json}`);
    }
  }
});
