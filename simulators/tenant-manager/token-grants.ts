import type { TokenContent } from "./access-token.ts";
import { authenticatedClient } from "./client-authentication.ts";
import { OAuthError } from "./oauth-error.ts";
import type { Permission } from "./permission.ts";
import { requestedOf } from "./requested-permissions.ts";
import type { Tenant } from "./tenant.ts";
import { grantedTo } from "./token-mint.ts";
import type { AccessTokenVerifier } from "./token-verifier.ts";

/** The grant of User-Managed Access 2.0, by which a party asks for a token with its permissions. */
export const UMA_GRANT = "urn:ietf:params:oauth:grant-type:uma-ticket";

/** The grants that issuers know. */
export const GRANT_TYPES: readonly string[] = ["client_credentials", "password", UMA_GRANT];

/** A request to the token endpoint. */
export interface TokenRequest {
  readonly form: URLSearchParams;
  readonly authorization: string | undefined;
}

/** What grants depend on. */
export interface GrantParts {
  readonly verify: AccessTokenVerifier;
  /** Whether tokens of the grants other than UMA's carry permissions, too. */
  readonly permissionsInEveryToken: boolean;
}

/** What the requested token is to say. Throws an `OAuthError` if it is refused. */
export async function grantedContent(tenant: Tenant, request: TokenRequest, parts: GrantParts): Promise<TokenContent> {
  const grantType = request.form.get("grant_type");
  switch (grantType) {
    case "client_credentials":
      return ownContent(tenant, request, parts);
    case "password":
      return passwordContent(tenant, request, parts);
    case UMA_GRANT:
      return partyContent(tenant, request, parts);
    case null:
      throw new OAuthError(400, "invalid_request", "the form has no grant_type");
    default:
      throw new OAuthError(
        400,
        "unsupported_grant_type",
        `grant type "${grantType}"; known ones: ${GRANT_TYPES.join(", ")}`,
      );
  }
}

function ownContent(tenant: Tenant, { form, authorization }: TokenRequest, parts: GrantParts): TokenContent {
  const { clientId, confidential } = authenticatedClient(tenant, form, authorization);
  if (!confidential) {
    throw new OAuthError(400, "unauthorized_client", `client "${clientId}" is public; only one with a secret may ask`);
  }
  return content(tenant, { clientId }, parts);
}

function passwordContent(tenant: Tenant, { form, authorization }: TokenRequest, parts: GrantParts): TokenContent {
  const { clientId } = authenticatedClient(tenant, form, authorization);
  const username = form.get("username") ?? "";
  const user = tenant.users.find(username);
  if (user === undefined || user.password !== form.get("password")) {
    throw new OAuthError(400, "invalid_grant", `user "${username}" is unknown here, or the password is another one`);
  }
  return content(tenant, { clientId, username }, parts);
}

function content(
  tenant: Tenant,
  holder: TokenContent["holder"],
  { permissionsInEveryToken }: GrantParts,
): TokenContent {
  const permissions = permissionsInEveryToken ? (grantedTo(tenant, holder) ?? []) : undefined;
  return { holder, audience: tenant.backendClientId, permissions };
}

const BEARER = /^bearer\s+(.*)$/i;

/** The party shows an access token, or is a client that asks for itself. It gets what it asked for and may have. */
async function partyContent(tenant: Tenant, request: TokenRequest, parts: GrantParts): Promise<TokenContent> {
  const { form, authorization } = request;
  if (form.has("ticket")) {
    throw new OAuthError(400, "invalid_ticket", "nobody gives out tickets here; send audience and permission instead");
  }
  const token = BEARER.exec(authorization ?? "")?.[1];
  const party = token === undefined ? clientParty(tenant, request) : await bearerParty(tenant, token, parts);
  const audience = form.get("audience") ?? tenant.backendClientId;
  if (tenant.clients.find(audience) === undefined) {
    throw new OAuthError(400, "invalid_client", `the audience "${audience}" is no client here`);
  }
  const permissions = requestedOf(party.permissions, form.getAll("permission"));
  if (permissions.length === 0) {
    throw new OAuthError(403, "access_denied", "not_authorized");
  }
  return { holder: party.holder, audience, permissions };
}

interface Party {
  readonly holder: TokenContent["holder"];
  readonly permissions: readonly Permission[];
}

function clientParty(tenant: Tenant, { form, authorization }: TokenRequest): Party {
  const { clientId } = authenticatedClient(tenant, form, authorization);
  return { holder: { clientId }, permissions: grantedTo(tenant, { clientId }) ?? [] };
}

async function bearerParty(tenant: Tenant, token: string, { verify }: GrantParts): Promise<Party> {
  const access = await verify(token);
  if (access === undefined || access.tenantId !== tenant.tenantId) {
    throw new OAuthError(401, "invalid_token", "the bearer token does not hold here");
  }
  const { clientId, username } = access;
  const holder = { clientId, username };
  return { holder, permissions: grantedTo(tenant, holder) ?? access.permissions };
}
