import { After, Before, setDefaultTimeout } from "@cucumber/cucumber";
import { recordingToJson } from "../conformance/checks/index.ts";
import { SERVICE_NAMES } from "../conformance/targets/index.ts";
import {
  EXAMPLE_FACTS_TYPE,
  type ExampleFacts,
  exampleId,
  Inconclusive,
  RECORDING_TYPE,
} from "../conformance/verdicts/index.ts";
import { openExample, PLATFORM_TENANT } from "../world/index.ts";
import type { ExampleState } from "./example-state.ts";

/** Above every bound that a step waits with; reaching it means that Kaaliper hangs. */
setDefaultTimeout(120_000);

Before(async function (this: ExampleState, { pickle }) {
  const tags = pickle.tags.map(({ name }) => name);
  const services = SERVICE_NAMES.filter((name) => tags.includes(`@${name}`));
  this.service = services.includes("cex") ? "cex" : "adx";
  this.open = await openExample(this.parameters, { id: exampleId(pickle.uri, pickle.location?.line ?? 0), services });
  const gone = await this.open.drivers.bus.targetGone();
  if (gone !== undefined) {
    throw new Inconclusive(gone);
  }
});

After(async function (this: ExampleState) {
  if (!this.isOpen) {
    return;
  }
  const facts: ExampleFacts = {
    endpoints: this.endpoints.map(({ endpointId, endpointToken, deliberate }) => ({
      endpointId,
      endpointToken,
      deliberate: [...deliberate],
    })),
    ...platformFacts(this),
  };
  this.attach(JSON.stringify(facts), EXAMPLE_FACTS_TYPE);
  const recording = await this.open.close();
  if (recording !== undefined) {
    this.attach(recordingToJson(recording), RECORDING_TYPE);
  }
});

/** What the example made at Tekton and the Tenant Manager. The platform's own tenant belongs to nobody, nor does the prepared one. */
function platformFacts({ applications, tenantId, otherTenantIds, tektonMisbehaves, open }: ExampleState) {
  const deliberate = tektonMisbehaves ? (["tekton"] as const) : [];
  return {
    applications: applications.map(({ application, appVersion }) => ({
      name: application,
      appVersionNames: appVersion === undefined ? [] : [appVersion],
      deliberate,
    })),
    tenants: [tenantId, ...otherTenantIds]
      .filter((id) => id !== PLATFORM_TENANT && id !== open.preparedTenantId)
      .map((id) => ({ tenantId: id, deliberate })),
  };
}
