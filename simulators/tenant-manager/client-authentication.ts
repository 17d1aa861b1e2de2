import { OAuthError } from "./oauth-error.ts";
import type { Tenant } from "./tenant.ts";

/** What a client says to prove who it is. */
interface ClientCredentials {
  readonly clientId: string;
  readonly secret: string | undefined;
}

/** A client that is who it says it is. */
export interface AuthenticatedClient {
  readonly clientId: string;
  /** Whether it had a secret to prove it with. */
  readonly confidential: boolean;
}

/**
 * The client that sends the request, by HTTP basic authentication or by `client_id` and `client_secret` in the form
 * (RFC 6749, section 2.3.1); a public client by `client_id` alone. Throws an `OAuthError` for anybody else.
 */
export function authenticatedClient(
  tenant: Tenant,
  form: URLSearchParams,
  authorization: string | undefined,
): AuthenticatedClient {
  const { clientId, secret } = basicCredentials(authorization) ?? formCredentials(form);
  const client = tenant.clients.find(clientId);
  if (client === undefined || (client.secret !== null && client.secret !== secret)) {
    throw new OAuthError(401, "invalid_client", `client "${clientId}" is unknown here, or its secret is another one`);
  }
  return { clientId, confidential: client.secret !== null };
}

const BASIC = /^basic\s+(.*)$/i;

function basicCredentials(authorization: string | undefined): ClientCredentials | undefined {
  const encoded = BASIC.exec(authorization ?? "")?.[1];
  if (encoded === undefined) {
    return undefined;
  }
  const text = Buffer.from(encoded, "base64").toString("utf8");
  const colon = text.indexOf(":");
  const [clientId, secret] = colon < 0 ? [text, ""] : [text.slice(0, colon), text.slice(colon + 1)];
  return { clientId: formDecoded(clientId), secret: formDecoded(secret) };
}

/** Both parts are encoded as in a form before they are joined. */
function formDecoded(text: string): string {
  return new URLSearchParams(`value=${text.replaceAll("&", "%26")}`).get("value") ?? "";
}

function formCredentials(form: URLSearchParams): ClientCredentials {
  const clientId = form.get("client_id");
  if (clientId === null) {
    throw new OAuthError(401, "invalid_client", "the request names no client; send client_id, or Authorization: Basic");
  }
  return { clientId, secret: form.get("client_secret") ?? undefined };
}
