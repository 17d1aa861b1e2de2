import { Inconclusive } from "../conformance/verdicts/index.ts";
import type { ApplicationNames } from "../world/index.ts";
import type { ExampleState } from "./example-state.ts";

/**
 * Makes an application at Tekton that has no version yet, and is the one that the next steps speak of; `json` are its
 * attributes.
 */
export async function newApplication(state: ExampleState, json?: string): Promise<ApplicationNames> {
  const { drivers, ids, instances } = state.open;
  const names = { tenantId: state.tenantId, application: `shop-${ids.next().slice(0, 8)}` };
  await drivers.tekton.createApplication(names);
  if (json !== undefined) {
    await drivers.tekton.setSettings(names, instances.adx, json);
    state.attributes.set(names.application, json);
  }
  state.applications.push(names);
  return names;
}

/** The application that was made last. Throws `Inconclusive` if there is none. */
export function lastApplication({ applications }: ExampleState): ApplicationNames {
  const last = applications.at(-1);
  if (last === undefined) {
    throw new Inconclusive('the example has no application yet; begin with "Given an application …"');
  }
  return last;
}

/** Makes a version of the application that was made last. */
export async function newAppVersion(state: ExampleState, suffix: string): Promise<Required<ApplicationNames>> {
  const { tenantId, application } = lastApplication(state);
  const appVersion = await state.open.drivers.tekton.createAppVersion({ tenantId, application }, suffix);
  const names = { tenantId, application, appVersion };
  state.applications.splice(-1, 1, names);
  return names;
}
