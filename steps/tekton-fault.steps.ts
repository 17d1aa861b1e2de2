import { Given, When } from "@cucumber/cucumber";
import { Inconclusive } from "../conformance/verdicts/index.ts";
import { eventually } from "./eventually.ts";
import type { ExampleState } from "./example-state.ts";

/** How Tekton can fail to tell of a tenant, in words, as faults of its control interface. */
const FAILURES: Readonly<Record<string, { readonly kind: string; readonly settings: object }>> = {
  "with the status 500": { kind: "failing", settings: { statusCode: 500 } },
  "with the status 503": { kind: "failing", settings: { statusCode: 503 } },
  "with half of the text": { kind: "malformed-body", settings: {} },
  "by breaking the connection": { kind: "broken-connection", settings: {} },
  "after a minute": { kind: "slow", settings: { delayMs: 60_000 } },
};

const ABSENT_FORMS: Readonly<Record<string, string>> = { null: "null", nothing: "missing", "not found": "notFound" };

async function place(state: ExampleState, kind: string, settings: object = {}): Promise<void> {
  const { faults, tekton } = state.open.drivers;
  await faults.placeIn({ simulator: tekton.rest, kind, scope: { tenantId: state.tenantId }, settings });
}

/** A fault that nobody ran into shows nothing. */
async function awaitFired(state: ExampleState): Promise<void> {
  const { replicas } = state.open.service(state.service);
  const fired = await eventually(state, state.open.timing.discoveryMs, async () =>
    (await state.open.drivers.faults.fired()) >= Math.max(1, replicas) ? true : undefined,
  );
  if (fired === undefined) {
    throw new Inconclusive("The service asked nobody for what was announced, so the outage could not be exercised");
  }
}

When("Tekton, asked about a change, answers {failure}", async function (this: ExampleState, failure: string) {
  const { kind = "", settings = {} } = FAILURES[failure] ?? {};
  await place(this, kind, settings);
  await this.open.drivers.tekton.setSettings(
    this.application,
    this.open.instances[this.service],
    '{"changed": "meanwhile"}',
  );
  await awaitFired(this);
});

Given(
  "while Tekton fails, the attributes of its appversion are replaced by {json}",
  async function (this: ExampleState, json: string) {
    await place(this, "failing", { statusCode: 503 });
    await this.open.drivers.tekton.setSettings(this.application, this.open.instances.adx, json);
    await awaitFired(this);
  },
);

When("Tekton answers as it should again", async function (this: ExampleState) {
  await this.open.drivers.faults.clear();
});

Given(
  "Tekton says {word} of applications without attributes/settings",
  async function (this: ExampleState, form: string) {
    await place(this, "absent-form", { form: ABSENT_FORMS[form.replaceAll("-", " ")] ?? form });
  },
);

When(
  "with an event that gets lost, the attributes of its appversion are replaced by {json}",
  async function (this: ExampleState, json: string) {
    await place(this, "event-lost");
    await this.open.drivers.tekton.setSettings(this.application, this.open.instances.adx, json);
  },
);

When(
  "with an event that nobody can read, the attributes of its appversion are replaced by {json}",
  async function (this: ExampleState, json: string) {
    this.tektonMisbehaves = true;
    await place(this, "garbage-event");
    await this.open.drivers.tekton.setSettings(this.application, this.open.instances.adx, json);
  },
);

Given(
  "without an event, the attributes of its appversion are replaced by {json}",
  async function (this: ExampleState, json: string) {
    await place(this, "change-without-event");
    await this.open.drivers.tekton.setSettings(this.application, this.open.instances.adx, json);
  },
);

When(
  "Tekton still tells how things stood before when the attributes of its appversion are replaced by {json}",
  async function (this: ExampleState, json: string) {
    await place(this, "stale", { changesBack: 1 });
    await this.open.drivers.tekton.setSettings(this.application, this.open.instances.adx, json);
    await awaitFired(this);
    await this.open.drivers.faults.clear();
  },
);
