export { type InProcessParts, startInProcess } from "./in-process.ts";
export { type LaunchedTarget, type LaunchPlaces, launchTarget, type TargetExit } from "./launch.ts";
export type { WorldUrls } from "./launch-variables.ts";
export { otherAdx } from "./other-adx.ts";
export { PROFILE_NAMES, type Profile, type ProfileName, profile } from "./profile.ts";
export { inProcessReference, type ReferenceOptions, referenceProcess } from "./reference-target.ts";
export { reservePlaces, type ServicePlaces } from "./service-places.ts";
export { type ReplicaUrls, type ServiceUrls, serviceUrls } from "./service-urls.ts";
export {
  capabilitiesOf,
  isCmxOnPlatform,
  type Launch,
  needsDatabase,
  needsPlatform,
  SERVICE_NAMES,
  type ServiceName,
  type ServiceUnderTest,
  servicesOf,
  type Target,
} from "./target.ts";
export { readTargetFile, TargetFileError } from "./target-file.ts";
