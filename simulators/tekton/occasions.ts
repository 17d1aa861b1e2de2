import type { FaultOccasion } from "../control/index.ts";
import type { ApplicationState } from "./application-state.ts";

/** Whom it concerns when something is said of the application: it and its versions, or one version alone. */
export function occasionsOf(application: ApplicationState, appVersionName?: string): readonly FaultOccasion[] {
  const own = { tenantId: application.tenantId, applicationName: application.name };
  if (appVersionName !== undefined) {
    return [{ ...own, appVersionName }];
  }
  return [own, ...Array.from(application.versions.keys(), (name) => ({ ...own, appVersionName: name }))];
}
