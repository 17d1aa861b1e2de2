import { Given, Then, When } from "@cucumber/cucumber";
import { Inconclusive, Violation } from "../conformance/verdicts/index.ts";
import { eventually } from "./eventually.ts";
import type { ExampleEndpoint, ExampleState } from "./example-state.ts";
import { askAll, documentPath, tokenProbePath } from "./service-questions.ts";

/** What can be wrong with a token, in words, and how the Tenant Manager's control interface calls it. */
const FLAWS: Readonly<Record<string, string>> = {
  "has expired": "expired",
  "is not valid yet": "notYetValid",
  "never expires": "withoutExpiry",
  "is not signed": "unsigned",
  "is signed by somebody else": "foreignKey",
  "is signed with a key that is not published": "unknownKey",
  "was changed after it was signed": "tampered",
  "is signed with the public key as a shared secret": "symmetric",
  "is of an issuer that no tenant has": "foreignIssuer",
  "is meant for somebody else": "foreignAudience",
};

const ALL_SCOPES = [
  "application:read",
  "application:update",
  "application:delete",
  "application:endpoint-command:read",
];
const ENDPOINT_SCOPES = ["endpoint:read", "endpoint:update", "endpoint:delete"];

interface Grant {
  readonly tenantId: string;
  readonly application: string;
  readonly scopes: readonly string[];
  readonly flaw?: string;
}

async function tokenFor(state: ExampleState, { tenantId, application, scopes, flaw }: Grant): Promise<string> {
  const isEverything = scopes === ALL_SCOPES && application === state.applications[0]?.application;
  const permissions = [
    { rsname: `application-${application}`, scopes },
    // Whoever may do everything with an application may do so with its endpoints.
    ...(isEverything ? state.endpoints.map((endpoint) => endpointPermission(endpoint, ENDPOINT_SCOPES)) : []),
  ];
  return state.open.drivers.tenants.accessToken(tenantId, { permissions, ...(flaw === undefined ? {} : { flaw }) });
}

function endpointPermission({ endpointId }: ExampleEndpoint, scopes: readonly string[]) {
  return { rsname: `endpoint-${endpointId}`, scopes };
}

/** A token of the application's own tenant with every scope on the application. */
function ownToken(state: ExampleState): Promise<string> {
  return tokenFor(state, { ...state.application, scopes: ALL_SCOPES });
}

Given("a tenant of its own", async function (this: ExampleState) {
  const realm = `realm-${this.open.ids.next().slice(0, 8)}`;
  this.tenantId = await this.open.drivers.tenants.create(realm);
});

/** Until a right token is accepted, that another is refused shows nothing about it. */
Given("every replica accepts the token of an administrator", async function (this: ExampleState) {
  this.accessToken = await ownToken(this);
  const path = tokenProbePath(this);
  const accepted = await eventually(this, this.open.timing.discoveryMs, async () => {
    const answers = await askAll(this, { method: "GET", path, accessToken: this.accessToken });
    return answers.length > 0 && answers.every(({ status }) => status === 200) ? true : undefined;
  });
  if (accepted === undefined) {
    throw new Inconclusive("A token that is right in everything is not accepted, so that another is not shows nothing");
  }
});

Given("somebody with a token that {flaw}", async function (this: ExampleState, text: string) {
  const flaw = FLAWS[text] ?? "";
  this.accessToken = await tokenFor(this, { ...this.application, scopes: ALL_SCOPES, flaw });
});

Given("somebody without a token", function (this: ExampleState) {
  this.accessToken = undefined;
});

Given("somebody with the token {string}", function (this: ExampleState, token: string) {
  this.accessToken = token;
});

Given("an administrator", async function (this: ExampleState) {
  this.accessToken = await ownToken(this);
});

Given("somebody with no scope but {word} on its application", async function (this: ExampleState, scope: string) {
  this.accessToken = await tokenFor(this, { ...this.application, scopes: [scope] });
});

Given("somebody with every scope on another application", async function (this: ExampleState) {
  this.accessToken = await tokenFor(this, { tenantId: this.tenantId, application: "another", scopes: ALL_SCOPES });
});

Given(
  "somebody of another tenant with every scope on an application/endpoint of that name",
  async function (this: ExampleState) {
    const realm = `realm-${this.open.ids.next().slice(0, 8)}`;
    const tenantId = await this.open.drivers.tenants.create(realm);
    this.otherTenantIds.push(tenantId);
    this.accessToken = await tokenFor(this, { ...this.application, tenantId, scopes: ALL_SCOPES });
    await awaitTenant(this, tenantId);
  },
);

/** The replicas know the tenant once they take its token for one: what it may not see is then not there. */
async function awaitTenant(state: ExampleState, tenantId: string): Promise<void> {
  const accessToken = await tokenFor(state, { tenantId, application: "none", scopes: ALL_SCOPES });
  const path = state.service === "adx" ? documentPath({ tenantId, application: "none" }) : tokenProbePath(state);
  await eventually(state, state.open.timing.discoveryMs, async () => {
    const answers = await askAll(state, { method: "GET", path, accessToken });
    return answers.every(({ status }) => status === 404 || status === 403) ? true : undefined;
  });
}

Given("somebody with no scope but {word} on the endpoint", async function (this: ExampleState, scope: string) {
  const permissions = [endpointPermission(this.endpoint, [scope])];
  this.accessToken = await this.open.drivers.tenants.accessToken(this.tenantId, { permissions });
});

Given("somebody with every scope on the other endpoint", async function (this: ExampleState) {
  const [, other = this.endpoint] = this.endpoints;
  const permissions = [endpointPermission(other, ENDPOINT_SCOPES)];
  this.accessToken = await this.open.drivers.tenants.accessToken(this.tenantId, { permissions });
});

When("the issuer of its tenant puts another key in the place of its own", async function (this: ExampleState) {
  await this.open.drivers.tenants.replaceKey(this.tenantId);
});

When("its tenant is removed", async function (this: ExampleState) {
  await this.open.drivers.tenants.remove(this.tenantId);
});

When(
  "a tenant comes with an application with the attributes {json}",
  async function (this: ExampleState, json: string) {
    const { drivers, ids, instances } = this.open;
    this.tenantId = await drivers.tenants.create(`realm-${ids.next().slice(0, 8)}`);
    const names = { tenantId: this.tenantId, application: `shop-${ids.next().slice(0, 8)}` };
    await drivers.tekton.createApplication(names);
    await drivers.tekton.setSettings(names, instances.adx, json);
    this.applications.push(names);
    this.accessToken = await ownToken(this);
  },
);

/** Asks again and again until no replica takes the token any more. */
async function expectRefused(state: ExampleState, boundMs: number): Promise<void> {
  const path = tokenProbePath(state);
  const { accessToken } = state;
  const refused = await eventually(state, boundMs, async () => {
    const answers = await askAll(state, { method: "GET", path, accessToken });
    return answers.length > 0 && answers.every(({ status }) => status === 401) ? true : undefined;
  });
  if (refused === undefined) {
    throw new Violation(`${boundMs} ms later, there was a replica that did not refuse the token with 401`);
  }
}

Then("every replica comes to take the token of an administrator", async function (this: ExampleState) {
  const { propagationMs } = this.open.timing;
  const accessToken = await ownToken(this);
  const taken = await eventually(this, propagationMs, async () => {
    const answers = await askAll(this, { method: "GET", path: tokenProbePath(this), accessToken });
    return answers.every(({ status }) => status === 200) ? true : undefined;
  });
  if (taken === undefined) {
    throw new Violation(`${propagationMs} ms later, a replica did not take a token that is signed with the new key`);
  }
});

Then("every replica comes to refuse the token", async function (this: ExampleState) {
  await expectRefused(this, this.open.timing.propagationMs);
});

Then("every replica refuses the token sooner or later", async function (this: ExampleState) {
  await expectRefused(this, this.open.timing.discoveryMs);
});
