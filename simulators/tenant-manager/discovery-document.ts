import type { Tenant } from "./tenant.ts";
import type { MalformedDiscovery } from "./tenant-manager-faults.ts";
import { GRANT_TYPES } from "./token-grants.ts";

/** Below an issuer, where keys are. */
export const KEYS_PATH = "/protocol/openid-connect/certs";
/** Below an issuer, where tokens are given out. */
export const TOKEN_PATH = "/protocol/openid-connect/token";
/** Below an issuer, where somebody else's token can be asked about (RFC 7662). */
export const INTROSPECTION_PATH = "/protocol/openid-connect/token/introspect";

/** What both discovery documents of an issuer say. */
interface IssuerMetadata {
  readonly issuer: string;
  readonly token_endpoint: string;
  readonly introspection_endpoint: string;
  readonly jwks_uri: string;
  readonly grant_types_supported: readonly string[];
  readonly token_endpoint_auth_methods_supported: readonly string[];
}

/** The discovery document of User-Managed Access 2.0. The simulator has no resource and permission endpoints. */
export function umaConfiguration({ issuer }: Tenant): IssuerMetadata {
  return {
    issuer,
    token_endpoint: `${issuer}${TOKEN_PATH}`,
    introspection_endpoint: `${issuer}${INTROSPECTION_PATH}`,
    jwks_uri: `${issuer}${KEYS_PATH}`,
    grant_types_supported: GRANT_TYPES,
    token_endpoint_auth_methods_supported: ["client_secret_basic", "client_secret_post"],
  };
}

/** The discovery document of OpenID Connect. It demands an authorization endpoint, where nobody answers here. */
export function openidConfiguration(tenant: Tenant): object {
  return {
    ...umaConfiguration(tenant),
    authorization_endpoint: `${tenant.issuer}/protocol/openid-connect/auth`,
    response_types_supported: ["none"],
    subject_types_supported: ["public"],
    id_token_signing_alg_values_supported: [tenant.signatureAlgorithm],
  };
}

/** The text of the document, or of what stands in its place. */
export function discoveryText(document: object, malformed: MalformedDiscovery | undefined): string {
  switch (malformed) {
    case undefined:
      return JSON.stringify(document);
    case "notJson":
      return "<html>no discovery document</html>";
    case "withoutKeys":
      return JSON.stringify({ ...document, jwks_uri: undefined });
    case "wrongIssuer":
      return JSON.stringify({ ...document, issuer: "https://issuer.invalid/auth/realms/somebody-else" });
  }
}
