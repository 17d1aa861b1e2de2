import type { Context } from "hono";
import { RestError } from "../control/index.ts";

/** A request to an issuer that is refused in the form of OAuth 2.0 (RFC 6749, section 5.2). */
export class OAuthError extends Error {
  override readonly name = "OAuthError";
  readonly status: 400 | 401 | 403;
  readonly code: string;

  constructor(status: 400 | 401 | 403, code: string, description: string) {
    super(description);
    this.status = status;
    this.code = code;
  }
}

/** The answer of an issuer to what was thrown. Throws again what is no refusal. */
export function oauthRefusal(cause: Error, context: Context): Response {
  if (cause instanceof OAuthError) {
    const challenge = cause.status === 401 ? { "WWW-Authenticate": `Basic realm="${context.req.param("realm")}"` } : {};
    return context.json({ error: cause.code, error_description: cause.message }, cause.status, challenge);
  }
  if (cause instanceof RestError) {
    return context.json({ error: cause.message }, cause.status);
  }
  throw cause;
}
