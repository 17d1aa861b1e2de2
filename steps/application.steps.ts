import { Given, When } from "@cucumber/cucumber";
import type { ApplicationNames } from "../world/index.ts";
import { isClientError } from "./answers-of-replicas.ts";
import { answeredInTheEnd, settle } from "./attribute-queries.ts";
import { registeredEndpoint } from "./endpoint-traffic.ts";
import type { ExampleEndpoint, ExampleState } from "./example-state.ts";
import { lastApplication, newApplication, newAppVersion } from "./new-application.ts";

/** Makes a version of the application that was made last, and an endpoint that has it. */
async function endpointOfVersion(state: ExampleState, suffix: string, json?: string): Promise<ExampleEndpoint> {
  const { drivers, instances } = state.open;
  const names = await newAppVersion(state, suffix);
  if (json !== undefined) {
    await drivers.tekton.setSettings(names, instances.adx, json);
  }
  return registeredEndpoint(state, { appVersionName: names.appVersion, extensionInstanceName: instances.adx });
}

/** The names of the application that steps speak of, without its version. */
function applicationAlone({ application: { tenantId, application } }: ExampleState): ApplicationNames {
  return { tenantId, application };
}

Given("an/another application with the attributes {json}", async function (this: ExampleState, json: string) {
  await newApplication(this, json);
});

Given(
  "an/another endpoint of an appversion with the attributes {json}",
  async function (this: ExampleState, json: string) {
    if (this.applications.length === 0) {
      await newApplication(this);
    }
    await settle(this, await endpointOfVersion(this, "v1", json), json);
  },
);

/** Without an attribute that shows it, nothing but a refusal tells that the replicas know what there is. */
Given("an/another endpoint of an appversion without attributes", async function (this: ExampleState) {
  if (this.applications.length === 0) {
    await newApplication(this);
  }
  const endpoint = await endpointOfVersion(this, "v1");
  const shared = this.attributes.get(lastApplication(this).application);
  if (shared === undefined) {
    await answeredInTheEnd(this, endpoint, { path: "nothing", boundMs: this.open.timing.discoveryMs }, isClientError);
  } else {
    await settle(this, endpoint, shared);
  }
});

Given("an endpoint of an appversion that Tekton does not know", async function (this: ExampleState) {
  const { ids, instances } = this.open;
  const unknown = `nothing-${ids.next().slice(0, 8)}`;
  await registeredEndpoint(this, { appVersionName: unknown, extensionInstanceName: instances.adx });
  await newApplication(this);
  await settle(this, await endpointOfVersion(this, "v1", '{"known": true}'), '{"known": true}');
});

When("the attributes of its application are replaced by {json}", async function (this: ExampleState, json: string) {
  await this.open.drivers.tekton.setSettings(applicationAlone(this), this.open.instances.adx, json);
});

When("the attributes of its appversion are replaced by {json}", async function (this: ExampleState, json: string) {
  await this.open.drivers.tekton.setSettings(this.application, this.open.instances.adx, json);
});

When("the attributes of its application are deleted", async function (this: ExampleState) {
  await this.open.drivers.tekton.removeSettings(applicationAlone(this), this.open.instances.adx);
});

When("the attributes of its appversion are deleted", async function (this: ExampleState) {
  await this.open.drivers.tekton.removeSettings(this.application, this.open.instances.adx);
});

When("its appversion is deleted", async function (this: ExampleState) {
  await this.open.drivers.tekton.remove(this.application);
});

When("its application is deleted", async function (this: ExampleState) {
  await this.open.drivers.tekton.remove(applicationAlone(this));
});

When(
  "an application comes with an endpoint of an appversion with the attributes {json}",
  async function (this: ExampleState, json: string) {
    await newApplication(this);
    await endpointOfVersion(this, "v1", json);
  },
);

When(
  "its application gets another appversion with the attributes {json}",
  async function (this: ExampleState, json: string) {
    await endpointOfVersion(this, "v2", json);
  },
);

Given("Tekton announces a change of an application that nobody knows", async function (this: ExampleState) {
  const { drivers, ids, instances } = this.open;
  const { tenantId: tenantID } = this;
  const names = { tenantID, appName: `nothing-${ids.next().slice(0, 8)}`, appVerName: null };
  await drivers.tekton.announce({ updateType: "upsert", serviceInstanceName: instances.adx, ...names });
  await drivers.tekton.announce({ updateType: "upsert", ...names });
});

Given("Tekton announces a change of a tenant that nobody knows", async function (this: ExampleState) {
  const { drivers, ids, instances } = this.open;
  const names = { tenantID: ids.next(), appName: null, appVerName: null };
  await drivers.tekton.announce({ updateType: "upsert", serviceInstanceName: instances.adx, ...names });
  await drivers.tekton.announce({ updateType: "upsert", ...names });
});

When("Tekton announces a change of the whole platform", async function (this: ExampleState) {
  const names = { tenantID: null, appName: null, appVerName: null };
  await this.open.drivers.tekton.announce({ updateType: "upsert", ...names });
});

When("Tekton announces a change of the whole tenant", async function (this: ExampleState) {
  const names = { tenantID: this.tenantId, appName: null, appVerName: null };
  await this.open.drivers.tekton.announce({ updateType: "upsert", ...names });
});
