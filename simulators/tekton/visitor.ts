import { RestError } from "../control/index.ts";
import type { AccessTokens, Caller } from "./access-tokens.ts";
import type { TektonSettings } from "./settings.ts";

/** The resource for what concerns every tenant. */
const KAA_SYSTEM = "kaa-system";
/** The resource for what concerns the caller's tenant as a whole. */
const TENANT_SYSTEM = "tenant-system";
const SYSTEM_TENANT_ID = "kaa";
const BEARER = /^bearer +(\S+)$/i;

/** What may be done with an application. */
export type ApplicationAction = "read" | "update" | "delete";

/** Somebody at the door, and what they may do. */
export class Visitor {
  readonly tenantId: string;
  readonly #caller: Caller | undefined;
  readonly #deniedStatus: 404 | 403;

  /** Without a caller, everything is permitted. */
  constructor(tenantId: string, caller: Caller | undefined, deniedStatus: 404 | 403) {
    this.tenantId = tenantId;
    this.#caller = caller;
    this.#deniedStatus = deniedStatus;
  }

  /** Whether the token has the scope on the resource. */
  may(scope: string, resource: string): boolean {
    const permissions = this.#caller?.permissions;
    return (
      permissions === undefined ||
      permissions.some(({ rsname, scopes }) => rsname === resource && scopes.includes(scope))
    );
  }

  /** Whether the scope is granted for every tenant. */
  maySystemWide(scope: string): boolean {
    return this.may(scope, KAA_SYSTEM);
  }

  /** With `application:*` on an application of the caller's tenant, or with `kaa:application:*` on any. */
  mayApplication(
    action: ApplicationAction,
    application: { readonly tenantId: string; readonly name: string },
  ): boolean {
    const own = application.tenantId === this.tenantId;
    return (
      this.maySystemWide(`kaa:application:${action}`) ||
      (own && this.may(`application:${action}`, `application-${application.name}`))
    );
  }

  /** The tenant in which the caller may create applications, or a refusal. */
  tenantForCreation(wantedTenantId: string | undefined): string {
    const tenantId = wantedTenantId ?? this.tenantId;
    const own = tenantId === this.tenantId && this.may("tenant:application:create", TENANT_SYSTEM);
    if (!own) {
      this.assertSystemWide("kaa:application:create");
    }
    return tenantId;
  }

  /** Throws a refusal unless the scope is granted for every tenant. */
  assertSystemWide(scope: string): void {
    if (!this.maySystemWide(scope)) {
      throw this.refusal(`the access token lacks the scope ${scope} on ${KAA_SYSTEM}; ask with one that has it`);
    }
  }

  /** What is answered to a caller who may not know or do something. */
  refusal(message: string): RestError {
    return new RestError(this.#deniedStatus, message);
  }
}

/**
 * Finds out who sends a request by its bearer token. Throws a `RestError`: 401 without a valid token, 503 if the token
 * cannot be verified. While security is off, everybody is a visitor from the system tenant who may do everything.
 */
export async function visitorOf(
  request: Request,
  settings: TektonSettings,
  accessTokens: AccessTokens | undefined,
): Promise<Visitor> {
  const deniedStatus = settings.deniedStatus ?? 404;
  if (settings.security === "off" || accessTokens === undefined) {
    return new Visitor(settings.systemTenantId ?? SYSTEM_TENANT_ID, undefined, deniedStatus);
  }
  const token = BEARER.exec(request.headers.get("Authorization") ?? "")?.[1];
  if (token === undefined) {
    throw new RestError(401, 'the request has no access token; send it in the header "Authorization: Bearer <token>"');
  }
  const caller = await verified(accessTokens, token);
  if (caller === undefined) {
    throw new RestError(401, "the access token is malformed, expired or of an unknown issuer; get a new one");
  }
  return new Visitor(caller.tenantId, caller, deniedStatus);
}

async function verified(accessTokens: AccessTokens, token: string): Promise<Caller | undefined> {
  try {
    return await accessTokens.verify(token);
  } catch (cause) {
    const problem = cause instanceof Error ? cause.message : String(cause);
    throw new RestError(503, `the access token cannot be verified now (${problem}); try again later`);
  }
}
