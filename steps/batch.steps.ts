import { Given, When } from "@cucumber/cucumber";
import { invokeBatch, tryBatch } from "./batches.ts";
import type { ExampleState } from "./example-state.ts";
import { execute } from "./executed-command.ts";

When(
  "somebody invokes for both endpoints the command {word} with {json}",
  async function (this: ExampleState, commandType: string, json: string) {
    await invokeBatch(this, { by: "endpoints", commandType, json });
  },
);

When(
  "somebody invokes for {int} ms and both endpoints the command {word} with {json}",
  async function (this: ExampleState, ttlMs: number, commandType: string, json: string) {
    await invokeBatch(this, { by: "endpoints", commandType, json, ttlMs });
  },
);

When(
  "somebody sends both endpoints the text {word} as the command {word}",
  async function (this: ExampleState, text: string, commandType: string) {
    await invokeBatch(this, { by: "endpoints", commandType, json: JSON.stringify(text), isText: true });
  },
);

When(
  "somebody invokes for a filter of both endpoints the command {word} with {json}",
  async function (this: ExampleState, commandType: string, json: string) {
    await invokeBatch(this, { by: "filter", commandType, json });
  },
);

When(
  "somebody invokes for {int} ms and a filter of both endpoints the command {word} with {json}",
  async function (this: ExampleState, ttlMs: number, commandType: string, json: string) {
    await invokeBatch(this, { by: "filter", commandType, json, ttlMs });
  },
);

When(
  "somebody invokes as in release 1.4 for a filter of both endpoints the command {word} with {json}",
  async function (this: ExampleState, commandType: string, json: string) {
    await invokeBatch(this, { by: "release 1.4", commandType, json });
  },
);

When(
  /^(they|somebody) (?:try|tries) to invoke for both endpoints the command (\w+) with (.+)$/,
  async function (this: ExampleState, caller: string, commandType: string, json: string) {
    await tryBatch(this, { caller, by: "endpoints", commandType, json });
  },
);

When(
  "somebody tries to invoke for no endpoint the command {word} with {json}",
  async function (this: ExampleState, commandType: string, json: string) {
    await tryBatch(this, { by: "endpoints", endpoints: [], commandType, json });
  },
);

When(
  "somebody tries to invoke for a filter that there is not the command {word} with {json}",
  async function (this: ExampleState, commandType: string, json: string) {
    this.filterId = `none-${this.open.ids.next()}`;
    await tryBatch(this, { by: "filter", endpoints: [], commandType, json });
  },
);

Given("the endpoint executes its part of the batch", async function (this: ExampleState) {
  const own = this.commands.find(({ endpoint }) => endpoint === this.endpoint);
  await execute(this, own ?? this.command);
});
