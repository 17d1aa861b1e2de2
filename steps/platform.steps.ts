import { isDeepStrictEqual } from "node:util";
import { Then, When } from "@cucumber/cucumber";
import { Violation } from "../conformance/verdicts/index.ts";
import type { ExampleState } from "./example-state.ts";

/** What stands at a place in a JSON value; undefined if nothing does. */
function at(value: unknown, ...keys: readonly string[]): unknown {
  return keys.reduce<unknown>(
    (level, key) =>
      typeof level === "object" && level !== null
        ? Object.entries(level).find(([name]) => name === key)?.[1]
        : undefined,
    value,
  );
}

function parsed(json: string): object {
  const value: unknown = JSON.parse(json);
  return typeof value === "object" && value !== null ? value : {};
}

When("somebody asks Tekton for the settings of the application", async function (this: ExampleState) {
  const { tenantId, application } = this.application;
  this.told = await this.open.drivers.tekton.settings({ tenantId, application }, this.open.instances.adx);
});

Then(
  "Tekton shows {json} with {json} for its version, and nothing for other services",
  function (this: ExampleState, json: string, versionJson: string) {
    const { application, appVersion = "" } = this.application;
    const versions = { [appVersion]: parsed(versionJson) };
    const wanted = {
      [this.open.instances.adx]: { kaa: { applications: { [application]: { ...parsed(json), versions } } } },
    };
    if (!isDeepStrictEqual(this.told, wanted)) {
      throw new Violation(`Tekton showed ${JSON.stringify(this.told)} instead of ${JSON.stringify(wanted)}`);
    }
  },
);

When(
  "somebody asks the Tenant Manager for its tenants by {word}",
  async function (this: ExampleState, version: string) {
    this.told = await this.open.drivers.tenants.list(version);
  },
);

Then("the tenant is there with its issuer", async function (this: ExampleState) {
  const wanted = await this.open.drivers.tenants.issuer(this.tenantId);
  const listed = Array.isArray(this.told) ? this.told : [];
  const tenant: unknown = listed.find((entry: unknown) => at(entry, "id") === this.tenantId);
  if (at(tenant, "issuer") !== wanted) {
    throw new Violation(
      `The Tenant Manager showed ${JSON.stringify(tenant)} instead of a tenant with the issuer ${wanted}`,
    );
  }
});
