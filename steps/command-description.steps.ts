import { Then, When } from "@cucumber/cucumber";
import { Violation } from "../conformance/verdicts/index.ts";
import { jsonOf, memberOf } from "./command-descriptions.ts";
import type { ExampleCommand, ExampleState } from "./example-state.ts";
import { isPayload } from "./got-commands.ts";
import { listOf } from "./listed-values.ts";

When("{int} second(s) has/have passed", async function (this: ExampleState, seconds: number) {
  await this.open.waiter.within(seconds * 1000, new Promise(() => {}));
});

/** How every replica that was asked describes a command in its list. Throws a `Violation` if one does not. */
function descriptions(state: ExampleState, { commandId, commandType }: ExampleCommand = state.command) {
  return state.serviceAnswers.map(({ replica, status, text }) => {
    const groups = listOf(jsonOf(text)) ?? [];
    const found = groups
      .flatMap((group) => listOf(memberOf(group, "commands")) ?? [])
      .find((item) => memberOf(item, "commandType") === commandType && memberOf(item, "commandId") === commandId);
    if (found === undefined) {
      throw new Violation(`Replica ${replica} answered ${status} with ${text}, without the command ${commandId}`);
    }
    return found;
  });
}

Then(/^every list describes the command as (PENDING|EXECUTED|EXPIRED)$/, function (this: ExampleState, status: string) {
  const { endpoint, json } = this.command;
  for (const description of descriptions(this)) {
    const isRight =
      memberOf(description, "endpointId") === endpoint.endpointId &&
      memberOf(description, "status") === status &&
      isPayload(memberOf(description, "requestPayload"), json);
    if (!isRight) {
      throw new Violation(`The command is described as ${JSON.stringify(description)}`);
    }
  }
});

Then(
  "its result is described by {int}, {string} and {json}",
  function (this: ExampleState, statusCode: number, reasonPhrase: string, json: string) {
    for (const description of descriptions(this)) {
      const isRight =
        memberOf(description, "statusCode") === statusCode &&
        memberOf(description, "reasonPhrase") === reasonPhrase &&
        isPayload(memberOf(description, "responsePayload"), json);
      if (!isRight) {
        throw new Violation(`The result of the command is described as ${JSON.stringify(description)}`);
      }
    }
  },
);

const ISO_8601_UTC = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]00:?00)$/;
const NANOSECONDS = 1_000_000;

/** A time in Unix milliseconds, in one of the forms that releases have used; undefined in any other (reading G27). */
function timeMsOf(value: unknown): number | undefined {
  const [seconds, nanoseconds] = [memberOf(value, "epochSecond"), memberOf(value, "nano")];
  if (typeof seconds === "number" && typeof nanoseconds === "number") {
    return seconds * 1000 + nanoseconds / NANOSECONDS;
  }
  return typeof value === "string" && ISO_8601_UTC.test(value) ? Date.parse(value) : undefined;
}

function timesOf(description: unknown): readonly number[] {
  return ["createdAt", "updatedAt"].map((name) => {
    const value = memberOf(description, name);
    const timeMs = timeMsOf(value);
    if (timeMs === undefined) {
      throw new Violation(`${name} is ${JSON.stringify(value)}, which is no time`);
    }
    return timeMs;
  });
}

Then("the times of the command tell when it was invoked", function (this: ExampleState) {
  const { answerMs, skewMs } = this.open.timing;
  const nowMs = this.open.now();
  for (const description of descriptions(this)) {
    for (const timeMs of timesOf(description)) {
      if (timeMs > nowMs + skewMs || timeMs < nowMs - 2 * answerMs - skewMs) {
        throw new Violation(`At ${nowMs}, the command is said to have been invoked at ${timeMs} (Unix milliseconds)`);
      }
    }
  }
});

Then(
  "the times of the command tell that it was executed {int} second(s) later",
  function (this: ExampleState, seconds: number) {
    const { answerMs, skewMs } = this.open.timing;
    for (const description of descriptions(this)) {
      const [createdMs = 0, updatedMs = 0] = timesOf(description);
      const tookMs = updatedMs - createdMs;
      if (tookMs < seconds * 1000 - skewMs || tookMs > seconds * 1000 + answerMs) {
        throw new Violation(
          `The command was executed after ${seconds} seconds, and is said to have been after ${tookMs} ms`,
        );
      }
    }
  },
);

Then("the times of the command are texts that end in Z", function (this: ExampleState) {
  for (const description of descriptions(this)) {
    for (const name of ["createdAt", "updatedAt"]) {
      const value = memberOf(description, name);
      if (typeof value !== "string" || !ISO_8601_UTC.test(value) || !value.endsWith("Z")) {
        throw new Violation(`${name} is ${JSON.stringify(value)}, which is no text of ISO 8601 that ends in Z`);
      }
    }
  }
});
