import type { SchemaObject } from "ajv";

/** What somebody may do with one UMA resource, in the form in which tokens carry it. */
export interface Permission {
  /** The resource, named `<type>-<handle>`: `endpoint-<endpointId>`, `application-<applicationName>`, `kaa-system`. */
  readonly rsname: string;
  readonly scopes: readonly string[];
}

/** How many permissions an account or a token may have. */
export const PERMISSIONS_MAX = 10_000;
const SCOPES_MAX = 100;

const name = { type: "string", minLength: 1, maxLength: 1_000 };

/** The form of a list of permissions. */
export const permissionsSchema: SchemaObject = {
  type: "array",
  maxItems: PERMISSIONS_MAX,
  items: {
    type: "object",
    required: ["rsname", "scopes"],
    additionalProperties: false,
    properties: { rsname: name, scopes: { type: "array", maxItems: SCOPES_MAX, items: name } },
  },
};

/** Whether the scope is granted on the resource. */
export function permits(permissions: readonly Permission[], rsname: string, scope: string): boolean {
  return permissions.some((permission) => permission.rsname === rsname && permission.scopes.includes(scope));
}

/** The permissions without these scopes, on whatever resource; a resource that has none left goes, too. */
export function withoutScopes(permissions: readonly Permission[], scopes: readonly string[]): readonly Permission[] {
  return permissions
    .map(({ rsname, scopes: granted }) => ({ rsname, scopes: granted.filter((scope) => !scopes.includes(scope)) }))
    .filter((permission) => permission.scopes.length > 0);
}
