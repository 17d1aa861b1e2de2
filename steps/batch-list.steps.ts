import { Then, When } from "@cucumber/cucumber";
import { Violation } from "../conformance/verdicts/index.ts";
import type { ServiceAnswer } from "../world/index.ts";
import { bothEndpoints, COMMANDS, identifierText } from "./batches.ts";
import { jsonOf, memberOf } from "./command-descriptions.ts";
import { askReplicas } from "./command-questions.ts";
import { eventually } from "./eventually.ts";
import type { ExampleState } from "./example-state.ts";
import { isPayload } from "./got-commands.ts";
import { listOf } from "./listed-values.ts";

Then("the answer is the identifier of a task", function (this: ExampleState) {
  if (this.taskId === undefined) {
    throw new Violation(`The batch was answered ${this.serviceAnswers[0]?.text ?? "nothing"}, without a taskId`);
  }
});

async function listBatches(state: ExampleState, query = ""): Promise<void> {
  const path = `${COMMANDS}/batch/tasks?appName=${state.application.application}${query}`;
  await askReplicas(state, "somebody", { method: "GET", path });
}

When("somebody lists the batches of the application", async function (this: ExampleState) {
  await listBatches(this);
});

When("somebody lists the batches of the application by {string}", async function (this: ExampleState, query: string) {
  await listBatches(this, `&${query}`);
});

When("somebody lists the batches of the application by its filter", async function (this: ExampleState) {
  await listBatches(this, `&filterId=${this.filterId ?? ""}`);
});

/** The only batch of the application, as each replica lists it. */
function listedBatches({ serviceAnswers }: ExampleState): readonly unknown[] {
  return serviceAnswers.map(({ text }) => listOf(memberOf(jsonOf(text), "content"))?.at(0));
}

/** Looks at the list until every replica has the batch as it should be. */
async function expectListed(state: ExampleState, wanted: string, isRight: (batch: unknown) => boolean): Promise<void> {
  const done = await eventually(state, state.answerBoundMs, async () => {
    await listBatches(state);
    return listedBatches(state).every(isRight) ? true : undefined;
  });
  if (done === undefined) {
    const wrong = state.serviceAnswers.map(({ status, text }) => `${status} with ${text}`).join(" and ");
    throw new Violation(`The list of batches was answered ${wrong} instead of ${wanted}`);
  }
}

Then(
  "the batch comes to be listed with {int} pending, {int} executed and {int} expired",
  async function (this: ExampleState, pending: number, executed: number, expired: number) {
    await expectListed(
      this,
      `${pending} pending, ${executed} executed and ${expired} expired`,
      (batch) =>
        memberOf(batch, "pendingCount") === pending &&
        memberOf(batch, "executedCount") === executed &&
        memberOf(batch, "expiredCount") === expired,
    );
  },
);

Then(
  "the batch comes to be listed with its filter, its type and the payload {json}",
  async function (this: ExampleState, json: string) {
    const { filterId, command } = this;
    await expectListed(
      this,
      `the filter ${filterId}, the type ${command.commandType} and ${json}`,
      (batch) =>
        memberOf(batch, "filterId") === filterId &&
        memberOf(batch, "commandType") === command.commandType &&
        isPayload(memberOf(batch, "requestPayload"), json),
    );
  },
);

Then("the batch has the identifier that the answer gave", function (this: ExampleState) {
  const listed = listedBatches(this).map((batch) => identifierText(memberOf(batch, "taskId")));
  if (listed.length === 0 || listed.some((taskId) => taskId !== this.taskId)) {
    throw new Violation(`The list names ${listed.join(", ")}, but the batch was answered ${this.taskId ?? "nothing"}`);
  }
});

/** The endpoints whose commands a batch shows under a name; undefined if it shows none. */
function endpointsUnder(batch: unknown, name: string): string {
  const members = listOf(memberOf(batch, name)) ?? [];
  return members.map((member) => String(memberOf(member, "endpointId"))).join(", ");
}

Then(
  /^the batch comes to be shown with the endpoint (executed|pending) and the other endpoint (pending|expired)$/,
  async function (this: ExampleState, one: string, other: string) {
    await listBatches(this);
    const taskId = identifierText(memberOf(listedBatches(this)[0], "taskId"));
    const path = `${COMMANDS}/batch/tasks/${taskId}?appName=${this.application.application}`;
    const [first, second] = bothEndpoints(this);
    const isRight = ({ text }: ServiceAnswer) =>
      endpointsUnder(jsonOf(text), one) === first?.endpointId &&
      endpointsUnder(jsonOf(text), other) === second?.endpointId;
    const done = await eventually(this, this.answerBoundMs, async () => {
      await askReplicas(this, "somebody", { method: "GET", path });
      return this.serviceAnswers.every(isRight) ? true : undefined;
    });
    if (done === undefined) {
      const shown = this.serviceAnswers.map(({ status, text }) => `${status} with ${text}`).join(" and ");
      throw new Violation(`The batch is shown by ${shown}`);
    }
  },
);
