import type { TokenContent } from "./access-token.ts";
import { OAuthError } from "./oauth-error.ts";
import type { Outages } from "./outages.ts";
import type { Tenant } from "./tenant.ts";
import type { TenantControls } from "./tenant-controls.ts";
import { type GrantParts, grantedContent, type TokenRequest } from "./token-grants.ts";
import type { MintedToken, TokenMint } from "./token-mint.ts";

/** What the token endpoint works with. */
export interface TokenAnswerParts extends GrantParts {
  readonly controls: TenantControls;
  readonly outages: Outages;
  readonly mint: TokenMint;
}

/**
 * The answer of the token endpoint (RFC 6749, section 5). With the UMA grant, `response_mode` may ask for the decision
 * or the permissions alone. Throws an `OAuthError` if there is no token.
 */
export async function tokenAnswer(tenant: Tenant, request: TokenRequest, parts: TokenAnswerParts): Promise<Response> {
  const { controls, outages, mint } = parts;
  const outage = await outages.strike("token", tenant.tenantId);
  if (outage !== undefined) {
    return outage;
  }
  const content = await contentFor(tenant, request, parts);
  switch (request.form.get("response_mode")) {
    case "decision":
      return answer({ result: true });
    case "permissions":
      return answer(content.permissions ?? []);
    default:
  }
  const token = await mint.mint(tenant, content);
  controls.count("tokensIssued", tenant.tenantId);
  return controls.take("token-malformed", tenant.tenantId) === undefined
    ? answer(tokenBody(token))
    : new Response("<html>no token</html>");
}

async function contentFor(tenant: Tenant, request: TokenRequest, parts: TokenAnswerParts): Promise<TokenContent> {
  try {
    return await grantedContent(tenant, request, parts);
  } catch (cause) {
    if (cause instanceof OAuthError) {
      parts.controls.count("tokenRequestsRefused", tenant.tenantId);
    }
    throw cause;
  }
}

function tokenBody({ accessToken, expiresInS }: MintedToken): object {
  return {
    access_token: accessToken,
    expires_in: expiresInS,
    refresh_expires_in: 0,
    token_type: "Bearer",
    "not-before-policy": 0,
    scope: "",
  };
}

function answer(body: object): Response {
  const headers = { "Content-Type": "application/json", "Cache-Control": "no-store" };
  return new Response(JSON.stringify(body), { headers });
}
