import type { ApplicationState, AppVersionState } from "./application-state.ts";

/** An appversion as it is shown: name, description where there is one, and dates. */
export function appVersionView({ name, createdDate, updatedDate, ...description }: AppVersionState): object {
  return { name, ...description, createdDate, updatedDate };
}

/** An application as it is shown, with its versions. */
export function applicationView(application: ApplicationState): object {
  const { tenantId: _tenantId, configs: _configs, versions, createdDate, updatedDate, ...named } = application;
  return { ...named, createdDate, updatedDate, versions: Array.from(versions.values(), appVersionView) };
}
