import type { Target } from "../conformance/targets/index.ts";
import type { Runtime } from "../runtime/index.ts";
import { startTekton } from "../simulators/tekton/index.ts";
import { type Permission, startTenantManager } from "../simulators/tenant-manager/index.ts";
import type { HttpTransport, MessageBus } from "../transport/index.ts";
import type { PlatformAddresses } from "./world-addresses.ts";

/** What the platform services are made to run with. */
export interface PlatformParts {
  readonly target: Target;
  readonly http: HttpTransport;
  readonly busOf: (party: string) => Promise<MessageBus>;
  readonly runtimeOf: (party: string) => Runtime;
}

/** The services of the platform that extension services turn to, running. */
export interface StartedPlatform {
  readonly addresses: PlatformAddresses;
  close(): Promise<void>;
}

/** What services may do in the name of a tenant, the system tenant among them, by the client that the Tenant Manager tells them of. */
const SERVICE_PERMISSIONS: readonly Permission[] = [
  {
    rsname: "kaa-system",
    scopes: ["kaa:tenant:read", "kaa:application:read", "kaa:application:update"],
  },
];

/** Starts the Tenant Manager, and Tekton, which takes the tokens of its issuers. */
export async function startPlatformServices(parts: PlatformParts): Promise<StartedPlatform> {
  const { target, http, busOf, runtimeOf } = parts;
  const { instances } = target;
  const manager = await startTenantManager(
    { instanceName: instances.tenantManager, port: 0, systemPermissions: SERVICE_PERMISSIONS },
    { http, runtime: runtimeOf("tenant-manager"), bus: await busOf("tenant-manager") },
  );
  const tekton = await startTekton(
    {
      instanceName: instances.tekton,
      port: 0,
      serviceInstances: {
        [instances.adx]: { serviceName: "adx", serviceGroup: "extension" },
        [instances.otherAdx]: { serviceName: "adx", serviceGroup: "extension" },
        [instances.cex]: { serviceName: "cex", serviceGroup: "extension" },
        [instances.cmx]: { serviceName: "cmx", serviceGroup: "extension" },
      },
    },
    {
      http,
      runtime: runtimeOf("tekton"),
      bus: await busOf("tekton"),
      accessTokens: { verify: (token) => manager.verifyAccessToken(token) },
    },
  );
  const { issuer, clientId, clientSecret } = manager.systemTenant;
  return {
    addresses: {
      tektonUrl: tekton.baseUrl,
      tenantManagerUrl: manager.baseUrl,
      systemIssuer: issuer,
      systemClientId: clientId,
      systemClientSecret: clientSecret,
      servicePermissions: SERVICE_PERMISSIONS,
    },
    close: async () => {
      await tekton.close();
      await manager.close();
    },
  };
}
