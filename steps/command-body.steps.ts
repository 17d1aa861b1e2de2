import { Then, When } from "@cucumber/cucumber";
import { NoAnswer, Violation } from "../conformance/verdicts/index.ts";
import type { ExampleState } from "./example-state.ts";
import { awaitSent } from "./got-commands.ts";
import { tryToInvoke } from "./invoked-commands.ts";

/** Posts a body as a payload; what JSON text it comes to depends on its type. */
async function post(
  state: ExampleState,
  commandType: string,
  { text, contentType }: { readonly text?: string; readonly contentType?: string | null },
): Promise<void> {
  const isText = contentType?.startsWith("text/plain") === true;
  const wanted = isText ? JSON.stringify(text) : (text ?? "null");
  await tryToInvoke(
    state,
    {
      endpoint: state.endpoint,
      commandType,
      ...(text === undefined ? {} : { json: text }),
      ...(contentType === undefined ? {} : { contentType }),
    },
    wanted,
  );
}

When(
  "somebody posts {json} as {string} to the command {word}",
  async function (this: ExampleState, text: string, contentType: string, commandType: string) {
    await post(this, commandType, { text, contentType });
  },
);

When(
  "somebody posts {json} of no type to the command {word}",
  async function (this: ExampleState, text: string, commandType: string) {
    await post(this, commandType, { text, contentType: null });
  },
);

When("somebody posts nothing to the command {word}", async function (this: ExampleState, commandType: string) {
  await post(this, commandType, {});
});

When(
  "somebody posts {int} bytes to the command {word}",
  async function (this: ExampleState, bytes: number, commandType: string) {
    const quotes = JSON.stringify("").length;
    await post(this, commandType, { text: JSON.stringify("x".repeat(bytes - quotes)) });
  },
);

Then("the text {json} is sent to it as a command", async function (this: ExampleState, text: string) {
  const { answerBoundMs, command } = this;
  const sent = await awaitSent(command, answerBoundMs);
  if (sent === undefined) {
    throw new NoAnswer(`The endpoint was not sent the command within ${answerBoundMs} ms`);
  }
  if (!sent.commands.some(({ payload }) => payload === text)) {
    throw new Violation(`The endpoint was sent ${JSON.stringify(sent.commands)} instead of the text ${text}`);
  }
});
