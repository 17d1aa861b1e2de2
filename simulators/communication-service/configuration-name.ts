import { parseConfigurationPath } from "../../protocol/cmp/index.ts";
import type { ClientData } from "../../protocol/esp/index.ts";

/**
 * Where ClientData bears the name of a configuration: in the resource path as the client wrote it, in the field
 * `configName` with the name taken out of the path, or in both.
 */
export type NameIn = "path" | "configName" | "both";

/** The fields of ClientData for a client's resource path (4/ESP, `configName`; 7/CMP, "Configuration resource"). */
export function namedResource(resourcePath: string, nameIn: NameIn): Pick<ClientData, "resourcePath" | "configName"> {
  const name = nameIn === "path" ? undefined : parseConfigurationPath(resourcePath)?.configName;
  if (name === undefined) {
    return { resourcePath, configName: null };
  }
  return {
    resourcePath: nameIn === "both" ? resourcePath : resourcePath.slice(0, -`/${name}`.length),
    configName: name,
  };
}
