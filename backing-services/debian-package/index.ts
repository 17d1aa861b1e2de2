export { PackagesUnavailableError } from "./packages-unavailable-error.ts";
export { type DebianPackagesOptions, provisionDebianPackages } from "./provision-debian-packages.ts";
export type { UnpackedProgram } from "./unpacked-program.ts";
export { userCacheDirectory } from "./user-cache-directory.ts";
