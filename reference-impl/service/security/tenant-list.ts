import { type Decoded, jsonParser } from "../../../protocol/json/index.ts";
import { type RequestParts, unexpectedStatus } from "../bounded-request.ts";
import { askWithToken } from "./authorized-request.ts";
import type { ServiceToken } from "./service-token.ts";
import type { Tenant } from "./tenant.ts";

/** How many tenants a service takes. */
const TENANTS_MAX = 100_000;

interface TenantPage {
  readonly count?: number;
  readonly results: readonly Readonly<Record<string, unknown>>[];
}

const parse = jsonParser<TenantPage>("list of tenants", {
  type: "object",
  required: ["results"],
  properties: {
    count: { type: "number" },
    results: { type: "array", maxItems: TENANTS_MAX, items: { type: "object" } },
  },
});

/**
 * Every available tenant, by version 1 of the Tenant Manager's REST interface: `GET /api/v1/tenants?limit=0`, whose
 * entries hold issuer and credentials. Those that are still being created are left out. Never rejects.
 */
export async function readTenants(
  parts: RequestParts,
  url: string,
  token: ServiceToken | undefined,
): Promise<Decoded<readonly Tenant[]>> {
  const address = `${url}/api/v1/tenants?limit=0`;
  const answer = await askWithToken(parts, token, address);
  if (!answer.ok) {
    return answer;
  }
  if (answer.value.status !== 200) {
    return { ok: false, problem: unexpectedStatus({}, address, answer.value.status) };
  }
  const page = parse(answer.value.body);
  if (!page.ok) {
    return { ok: false, problem: `GET ${address}: ${page.problem}` };
  }
  const { count, results } = page.value;
  // A tenant that is left out would count as removed.
  if (count !== undefined && count > results.length) {
    return { ok: false, problem: `GET ${address}: ${results.length} of ${count} tenants are in the answer` };
  }
  return { ok: true, value: results.map(tenantOf).filter((tenant) => tenant !== undefined) };
}

function tenantOf(entry: Readonly<Record<string, unknown>>): Tenant | undefined {
  const { id, issuer, client_backend_id: clientId, client_backend_secret: clientSecret, status } = entry;
  const isAvailable = status === undefined || status === "AVAILABLE";
  return isAvailable && isText(id) && isText(issuer) && isText(clientId) && isText(clientSecret)
    ? { tenantId: id, issuer, clientId, clientSecret }
    : undefined;
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}
