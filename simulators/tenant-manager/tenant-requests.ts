import type { SchemaObject } from "ajv";
import { DELAY_MS_MAX, type Shape, shape } from "../control/index.ts";
import { SIGNATURE_ALGORITHMS } from "./signing-key.ts";
import { type NewTenant, TENANT_STATUSES, type TenantChange } from "./tenant.ts";

const text = { type: "string", minLength: 1, maxLength: 1_000 };
const realmName = { type: "string", pattern: "^[A-Za-z0-9][A-Za-z0-9._-]*$", maxLength: 100 };
const tenantId = { type: "string", pattern: "^[A-Za-z0-9._~-]+$", maxLength: 100 };

const details: Record<string, SchemaObject> = {
  name: text,
  idpEnabled: { type: "boolean" },
  packageType: text,
  subscriptionType: text,
  opendistroEnabled: { type: "boolean" },
  backendClientSecret: text,
};

/** The form of a `NewTenant` at the control interface. */
export const newTenantShape: Shape<NewTenant> = shape({
  type: "object",
  required: ["realmName"],
  additionalProperties: false,
  properties: {
    ...details,
    realmName,
    tenantId,
    signatureAlgorithm: { enum: SIGNATURE_ALGORITHMS },
    availableAfterMs: { type: "integer", minimum: 0, maximum: DELAY_MS_MAX },
  },
});

/** The form of a `TenantChange` at the control interface. */
export const tenantChangeShape: Shape<TenantChange> = shape({
  type: "object",
  additionalProperties: false,
  properties: { ...details, status: { enum: TENANT_STATUSES } },
});

/** A tenant that is asked for over REST. Its members are house choices, named as answers name them. */
export interface TenantBody {
  readonly realm_name: string;
  readonly name?: string;
  readonly package_type?: string;
}

/** The form of a `TenantBody`; what else it has is passed over. */
export const tenantBodyShape: Shape<TenantBody> = shape({
  type: "object",
  required: ["realm_name"],
  properties: { realm_name: realmName, name: text, package_type: text },
});

/** The form of what is to change of a `TenantBody`. */
export const tenantUpdateShape: Shape<Omit<TenantBody, "realm_name">> = shape({
  type: "object",
  properties: { name: text, package_type: text },
});

/** What a body says of the tenant's details. */
export function detailsIn({ name, package_type: packageType }: Omit<TenantBody, "realm_name">): TenantChange {
  return { ...(name === undefined ? {} : { name }), ...(packageType === undefined ? {} : { packageType }) };
}
