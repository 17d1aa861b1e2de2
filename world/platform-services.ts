import type { Target } from "../conformance/targets/index.ts";
import type { Runtime } from "../runtime/index.ts";
import { startTekton } from "../simulators/tekton/index.ts";
import { type Permission, startTenantManager } from "../simulators/tenant-manager/index.ts";
import type { HttpTransport, MessageBus } from "../transport/index.ts";
import { SimulatorError } from "./drivers/index.ts";
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

/** What services may do in the name of a tenant, by the client that the Tenant Manager tells them of. */
const SERVICE_PERMISSIONS: readonly Permission[] = [
  {
    rsname: "kaa-system",
    scopes: ["kaa:tenant:read", "kaa:application:read", "kaa:application:update"],
  },
];

/** Lets services ask for tenants and applications in the name of the system tenant. */
async function permitServices(
  managerUrl: string,
  { tenantId, clientId, clientSecret }: { tenantId: string; clientId: string; clientSecret: string },
  http: HttpTransport,
): Promise<void> {
  const url = `${managerUrl}/control/tenants/${tenantId}/clients/${clientId}`;
  const body = JSON.stringify({ secret: clientSecret, permissions: SERVICE_PERMISSIONS });
  const headers = { "content-type": "application/json" };
  const { status } = await http.fetch(new Request(url, { method: "PUT", headers, body }));
  if (status !== 204) {
    throw new SimulatorError(`PUT ${url} was answered ${status}; services of the system tenant may do nothing`);
  }
}

/** Starts the Tenant Manager, and Tekton, which takes the tokens of its issuers. */
export async function startPlatformServices(parts: PlatformParts): Promise<StartedPlatform> {
  const { target, http, busOf, runtimeOf } = parts;
  const { instances } = target;
  const manager = await startTenantManager(
    { instanceName: instances.tenantManager, port: 0 },
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
  const { tenantId, issuer, clientId, clientSecret } = manager.systemTenant;
  await permitServices(manager.baseUrl, { tenantId, clientId, clientSecret }, http);
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
