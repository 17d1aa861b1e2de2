import { NO_PLACE, type ReplicaPlace } from "./service-places.ts";
import type { Target } from "./target.ts";
import { TargetFileError } from "./target-file.ts";

/** Where services find the world around them. */
export interface WorldUrls {
  readonly natsUrl: string;
  readonly tektonUrl: string;
  readonly tenantManagerUrl: string;
  /** The base of the endpoint register's REST interface, without a path. */
  readonly endpointRegisterUrl: string;
  /** Where CEX keeps its commands; absent where nobody needs that. */
  readonly databaseUrl?: string;
  /** What a service is told of the tenant that it belongs to itself, for calls to the Tenant Manager. */
  readonly systemIssuer: string;
  readonly systemClientId: string;
  readonly systemClientSecret: string;
}

/** What a command and its environment may refer to as `${NAME}`, beside the variables of the run itself. */
export function launchVariables(
  { instances }: Target,
  urls: WorldUrls,
  replica: number,
  { restPort, managementPort }: ReplicaPlace = NO_PLACE,
): Record<string, string> {
  return {
    REST_PORT: String(restPort),
    MANAGEMENT_PORT: String(managementPort),
    NATS_URL: urls.natsUrl,
    TEKTON_URL: urls.tektonUrl,
    TENANT_MANAGER_URL: urls.tenantManagerUrl,
    ENDPOINT_REGISTER_URL: urls.endpointRegisterUrl,
    ...(urls.databaseUrl === undefined ? {} : { DATABASE_URL: urls.databaseUrl }),
    SYSTEM_ISSUER: urls.systemIssuer,
    SYSTEM_CLIENT_ID: urls.systemClientId,
    SYSTEM_CLIENT_SECRET: urls.systemClientSecret,
    CMX_INSTANCE: instances.cmx,
    ADX_INSTANCE: instances.adx,
    CEX_INSTANCE: instances.cex,
    COMMUNICATION_SERVICE_INSTANCE: instances.communicationService,
    CONFIGURATION_DATA_PROVIDER_INSTANCE: instances.configurationDataProvider,
    TEKTON_INSTANCE: instances.tekton,
    TENANT_MANAGER_INSTANCE: instances.tenantManager,
    REPLICA: String(replica),
  };
}

/** Puts variables in. Throws a `TargetFileError` for one that is not set. */
export function substituted(text: string, variables: Readonly<Record<string, string | undefined>>): string {
  return text.replaceAll(/\$\{([A-Za-z0-9_]+)\}/g, (reference, name: string) => {
    const value = variables[name];
    if (value === undefined) {
      throw new TargetFileError(`${reference} in the target's launch is not set; set the variable or use \${NATS_URL}`);
    }
    return value;
  });
}

/** As `substituted`, for each value. */
export function substitutedValues(
  texts: Readonly<Record<string, string>>,
  variables: Readonly<Record<string, string | undefined>>,
): Record<string, string> {
  return Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, substituted(text, variables)]));
}
