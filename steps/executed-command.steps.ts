import { Given } from "@cucumber/cucumber";
import type { ExampleState } from "./example-state.ts";
import { execute } from "./executed-command.ts";

Given(
  "the endpoint has reported status {int}, the reason {string} and the payload {json} for the command",
  async function (this: ExampleState, statusCode: number, reasonPhrase: string, json: string) {
    await execute(this, this.command, { statusCode, reasonPhrase, json });
  },
);
