import { Given, Then, When } from "@cucumber/cucumber";
import { Inconclusive, NoAnswer, Violation } from "../../conformance/verdicts/index.ts";
import {
  configurationEventSubject,
  encodeConfigurationRequest,
  encodeNewAvailableEvent,
  instanceReplicaSubject,
  instanceSubject,
  JSON_CONTENT_TYPE,
  RAW_READINGS,
  type RawReadings,
} from "../../protocol/raw-2017/index.ts";
import { eventually } from "../eventually.ts";
import type { ExampleState } from "../example-state.ts";
import { type DraftVersion, theEndpoint, versionOf } from "./draft-endpoint.ts";
import { announcementsFor, contentIn, type Members, messagesFor, versionIn } from "./draft-messages.ts";

/** What the provider answered to a service that asked by itself. */
const ANSWERS = new WeakMap<ExampleState, Members>();

async function misbehave(state: ExampleState, kind: string, settings: object = {}): Promise<void> {
  const { drivers } = state.open;
  const { endpoint } = theEndpoint(state);
  endpoint.deliberate.add("configuration-data-provider");
  await drivers.faults.place(drivers.provider.rest, kind, endpoint.endpointId, settings);
}

Given("the provider has trouble: {string}", async function (this: ExampleState, kind: string) {
  await misbehave(this, kind);
});

Given("the provider calls its content {word}", async function (this: ExampleState, contentType: string) {
  await misbehave(this, "other-content-type", { contentType });
});

/** How an event of the provider differs from one that a provider of JSON would write. */
interface EventForm {
  readonly contentType?: string;
  /** The name of a member that is left out. */
  readonly without?: string;
  readonly readings?: Partial<RawReadings>;
}

/** Puts an event on the bus in the name of the provider. */
async function broadcast(
  state: ExampleState,
  json: string,
  { contentType = JSON_CONTENT_TYPE, without, readings = {} }: EventForm,
): Promise<DraftVersion> {
  const draft = theEndpoint(state);
  const { endpointId, appVersionName } = draft.endpoint;
  const { drivers, ids, instances } = state.open;
  const version = { configVersion: versionOf(draft).configVersion + 1, json };
  const event = {
    correlationId: ids.next(),
    eventTimestamp: state.open.now(),
    appVersionToken: appVersionName,
    endpointId,
    configVersion: version.configVersion,
    contentType,
    content: Buffer.from(json),
  };
  const whole: unknown = JSON.parse(
    Buffer.from(encodeNewAvailableEvent(event, { ...RAW_READINGS, ...readings })).toString("utf8"),
  );
  const payload = JSON.stringify(whole, (name, value: unknown) => (name === without ? undefined : value));
  const subject = configurationEventSubject(instances.configurationDataProvider, "new-available");
  await drivers.bus.publish(subject, Buffer.from(payload));
  return version;
}

When(
  "the provider broadcasts {json} as {word}",
  async function (this: ExampleState, json: string, contentType: string) {
    await broadcast(this, json, { contentType });
  },
);

When("the provider broadcasts {json} without a contentType", async function (this: ExampleState, json: string) {
  await broadcast(this, json, { without: "contentType" });
});

When(
  "the provider broadcasts {json} with its content in bare base64",
  async function (this: ExampleState, json: string) {
    theEndpoint(this).versions.push(await broadcast(this, json, { readings: { bytes: "text" } }));
  },
);

Given("the provider broadcasts {json} with its version in a text", async function (this: ExampleState, json: string) {
  theEndpoint(this).versions.push(await broadcast(this, json, { readings: { configVersion: "text" } }));
});

Then("the provider broadcasts that this version is available", async function (this: ExampleState) {
  const draft = theEndpoint(this);
  const { configVersion, json } = versionOf(draft);
  const isMeant = (event: Members): boolean => versionIn(event) === configVersion && contentIn(event) === json;
  const look = async () => (await announcementsFor(this, draft.endpoint.endpointId)).find(isMeant);
  if ((await eventually(this, this.answerBoundMs, look)) === undefined) {
    throw new NoAnswer(`The provider did not broadcast ${json} as version ${configVersion}`);
  }
});

/** Asks the provider in the name of no CMX, and keeps its answer. */
async function askProvider(state: ExampleState, configVersion?: number): Promise<void> {
  const { endpointId, appVersionName } = theEndpoint(state).endpoint;
  const { drivers, ids, instances } = state.open;
  const replyTo = instanceReplicaSubject("asking-service", ids.next());
  const request = encodeConfigurationRequest({
    correlationId: ids.next(),
    timestamp: state.open.now(),
    timeout: state.open.timing.answerMs,
    appVersionToken: appVersionName,
    endpointId,
    ...(configVersion === undefined ? {} : { configVersion }),
  });
  await drivers.bus.publish(instanceSubject(instances.configurationDataProvider), request, replyTo);
  const look = async () => (await messagesFor(state, replyTo, endpointId))[0];
  const answer = await eventually(state, state.answerBoundMs, look);
  if (answer === undefined) {
    throw new NoAnswer(`The provider did not answer on ${replyTo} within ${state.answerBoundMs} ms`);
  }
  ANSWERS.set(state, answer);
}

When("a service asks the provider for it", async function (this: ExampleState) {
  await askProvider(this);
});

When("a service asks the provider for the version before", async function (this: ExampleState) {
  await askProvider(this, versionOf(theEndpoint(this), 1).configVersion);
});

Then("the provider answers with status code {int}", function (this: ExampleState, statusCode: number) {
  const found = ANSWERS.get(this)?.["statusCode"];
  if (found !== statusCode) {
    throw new Violation(`The provider answered with status code ${String(found)} instead of ${statusCode}`);
  }
});

Then("the provider answers with this version", function (this: ExampleState) {
  assertAnswered(this, versionOf(theEndpoint(this)));
});

Then("the provider answers with the version before", function (this: ExampleState) {
  assertAnswered(this, versionOf(theEndpoint(this), 1));
});

function assertAnswered(state: ExampleState, { configVersion, json }: DraftVersion): void {
  const answer = ANSWERS.get(state) ?? {};
  if (versionIn(answer) !== configVersion || contentIn(answer) !== json) {
    throw new Violation(`The provider answered ${JSON.stringify(answer)} instead of version ${configVersion}, ${json}`);
  }
}

When(
  "the originator broadcasts {json} for it as {word}",
  async function (this: ExampleState, json: string, contentType: string) {
    const draft = theEndpoint(this);
    const { endpointId, appVersionName } = draft.endpoint;
    const configVersion = versionOf(draft).configVersion + 1;
    const content = { contentType, content: json, configVersion };
    await this.open.drivers.drafts.originate({ endpointId, appVersionName, ...content });
    draft.versions.push({ configVersion, json });
  },
);

Then("the other provider takes it, and the provider keeps what it had", async function (this: ExampleState) {
  const draft = theEndpoint(this);
  const { drafts } = this.open.drivers;
  const { configVersion } = versionOf(draft);
  const look = async () => ((await drafts.latestVersionAtOther(draft.endpoint)) === configVersion ? true : undefined);
  if ((await eventually(this, this.answerBoundMs, look)) === undefined) {
    throw new Inconclusive("The provider for that content type did not take it either, so nothing is shown");
  }
  const found = await drafts.latestVersion(draft.endpoint);
  if (found !== versionOf(draft, 1).configVersion) {
    throw new Violation(`The provider has taken version ${found}, whose content is not of its type`);
  }
});

Then("the provider answers with what the originator broadcast", async function (this: ExampleState) {
  const draft = theEndpoint(this);
  const version = versionOf(draft);
  const { drafts } = this.open.drivers;
  const look = async () => ((await drafts.latestVersion(draft.endpoint)) === version.configVersion ? true : undefined);
  await eventually(this, this.answerBoundMs, look);
  await askProvider(this);
  assertAnswered(this, version);
});

Then("the provider knows that the endpoint has this version", async function (this: ExampleState) {
  const draft = theEndpoint(this);
  const { configVersion } = versionOf(draft);
  const { drafts } = this.open.drivers;
  const look = async () =>
    (await drafts.versionOfEndpoint(draft.endpoint.endpointId)) === configVersion ? true : undefined;
  if ((await eventually(this, this.answerBoundMs, look)) === undefined) {
    throw new NoAnswer(`The provider did not hear that the endpoint has version ${configVersion}`);
  }
});
