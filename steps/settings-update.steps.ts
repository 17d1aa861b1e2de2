import { Given, When } from "@cucumber/cucumber";
import type { ExampleState } from "./example-state.ts";

type Extent = "everything" | "tenant" | "application" | "appversion";

Given(
  "without an event, the attributes of its application are replaced by {json}",
  async function (this: ExampleState, json: string) {
    const { drivers, instances } = this.open;
    const { tenantId, application } = this.application;
    const scope = { applicationName: application };
    await drivers.faults.placeIn({ simulator: drivers.tekton.rest, kind: "change-without-event", scope });
    await drivers.tekton.setSettings({ tenantId, application }, instances.adx, json);
  },
);

When("Tekton tells everybody of a change of everything", async function (this: ExampleState) {
  await this.open.drivers.tekton.announce({ updateType: "upsert", ...changed(this, "everything") });
});

When(
  /^Tekton tells (everybody|ADX) of a change of its (tenant|application|appversion)$/,
  async function (this: ExampleState, whom: string, extent: Extent) {
    const { drivers, instances } = this.open;
    const names = changed(this, extent);
    const target = whom === "ADX" ? { serviceInstanceName: instances.adx } : {};
    await drivers.tekton.announce({ updateType: "upsert", ...target, ...names });
  },
);

/** What an update names to say that so much has changed (17/SCMP, the table of permitted combinations). */
function changed(state: ExampleState, extent: Extent) {
  const { tenantId, application, appVersion = null } = state.application;
  return {
    tenantID: extent === "everything" ? null : tenantId,
    appName: extent === "application" || extent === "appversion" ? application : null,
    appVerName: extent === "appversion" ? appVersion : null,
  };
}
