export { startInProcess } from "./in-process.ts";
export { type LaunchedTarget, launchTarget, type TargetExit } from "./launch.ts";
export { PROFILE_NAMES, type Profile, type ProfileName, profile } from "./profile.ts";
export { inProcessReference, type ReferenceOptions, referenceProcess } from "./reference-target.ts";
export { capabilitiesOf, type Launch, type Target } from "./target.ts";
export { readTargetFile, TargetFileError } from "./target-file.ts";
