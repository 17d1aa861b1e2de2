/** Which resource of 7/CMP a path names, and of which configuration: undefined for the default one. */
export type ConfigurationResource = {
  readonly resource: "config" | "applied";
  readonly configName: string | undefined;
};

const PATH = /^\/(config|applied)\/json(?:\/([a-zA-Z0-9_-]+))?$/;

/**
 * Reads a resource path such as `/config/json` or `/applied/json/network` (7/CMP, "Configuration resource" and
 * "Applied configuration resource"). Undefined if it is none of them or the name is not allowed.
 */
export function parseConfigurationPath(resourcePath: string): ConfigurationResource | undefined {
  const [, resource, configName] = PATH.exec(resourcePath) ?? [];
  return resource === "config" || resource === "applied" ? { resource, configName } : undefined;
}

function pathOf(resource: ConfigurationResource["resource"], configName: string | undefined): string {
  const path = configName === undefined ? `/${resource}/json` : `/${resource}/json/${configName}`;
  if (!PATH.test(path)) {
    throw new RangeError(`configuration name ${JSON.stringify(configName)} must match ^[a-zA-Z0-9_-]+$`);
  }
  return path;
}

/**
 * The path of the configuration resource; without `configName`, of the default configuration. Throws `RangeError` for
 * a name that 7/CMP does not allow.
 */
export function configurationPath(configName?: string): string {
  return pathOf("config", configName);
}

/**
 * The path of the resource by which an endpoint tells what it applied; without `configName`, for the default
 * configuration. Throws `RangeError` for a name that 7/CMP does not allow.
 */
export function appliedPath(configName?: string): string {
  return pathOf("applied", configName);
}
