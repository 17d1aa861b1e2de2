import type { RequestParts } from "../bounded-request.ts";
import type { DependencyHealth } from "../dependency-health.ts";
import type { ServicePorts } from "../service.ts";
import { type TrustedIssuer, type Verification, verifyAccessToken } from "./access-token-verifier.ts";
import { anybody } from "./caller.ts";
import type { SecuritySettings } from "./security-settings.ts";
import { SYSTEM_TENANT_ID } from "./tenant.ts";
import { OPEN_ACCESS, type SecuredTenantAccess, securedAccess, type TenantAccess } from "./tenant-access.ts";
import { TenantDirectory } from "./tenant-directory.ts";
import { type TokenRules, tokenRules } from "./token-rules.ts";

/** The largest document of a Tenant Manager or an issuer. */
const BODY_BYTES_MAX = 67_108_864;
const BEARER = /^bearer +(\S+)$/i;
const NONE: readonly TenantAccess[] = [];

/**
 * Knows which tenants there are and who calls in whose name. Where there is no security there is one tenant, and
 * everybody is it.
 */
export class TenantSecurity implements DependencyHealth {
  readonly #ports: ServicePorts;
  readonly #rules: TokenRules;
  readonly #listeners: (() => void)[] = [];
  readonly #directory: TenantDirectory | undefined;
  readonly #only: readonly TenantAccess[] | undefined;

  constructor(settings: SecuritySettings, ports: ServicePorts, rules: TokenRules = tokenRules) {
    this.#ports = ports;
    this.#rules = rules;
    const { tenancy, timeoutMs } = settings;
    const requests: RequestParts = {
      http: ports.http,
      clock: ports.runtime.clock,
      timeoutMs,
      bodyBytesMax: BODY_BYTES_MAX,
    };
    if (tenancy.kind === "multiple") {
      const onChange = () => this.#listeners.forEach((listener) => listener());
      this.#directory = new TenantDirectory({ settings, tenancy, requests, ports, onChange });
    } else {
      this.#only = [
        tenancy.kind === "open"
          ? OPEN_ACCESS
          : securedAccess({ tenantId: SYSTEM_TENANT_ID, ...tenancy.client }, true, requests, settings),
      ];
    }
  }

  /** The tenants that are known. */
  get tenants(): readonly TenantAccess[] {
    return this.#only ?? this.#directory?.known ?? NONE;
  }

  /** Whether somebody has told which tenants there are. */
  get isKnown(): boolean {
    return this.#only !== undefined || this.#directory?.known !== undefined;
  }

  /** Calls `listener` whenever tenants came, went or changed. */
  onChange(listener: () => void): void {
    this.#listeners.push(listener);
  }

  /** Finds out who calls, by the header `Authorization` of the request. Never rejects. */
  async verify(authorization: string | undefined): Promise<Verification> {
    if (this.#only?.[0] === OPEN_ACCESS) {
      return { outcome: "verified", caller: anybody(SYSTEM_TENANT_ID) };
    }
    if (!this.isKnown) {
      return { outcome: "unavailable", reason: this.problem() ?? "tenants are not known yet" };
    }
    const token = BEARER.exec(authorization ?? "")?.[1];
    return token === undefined
      ? { outcome: "refused", reason: "there is no bearer token" }
      : verifyAccessToken(token, (issuer) => this.#trusted(issuer), this.#ports.runtime, this.#rules);
  }

  problem(): string | undefined {
    return this.#directory?.problem();
  }

  degradations(): readonly string[] {
    const ofIssuers = this.tenants.flatMap(({ tenantId, secured }) =>
      secured?.keys.problem === undefined ? [] : [`Issuer of tenant ${tenantId}: ${secured.keys.problem}`],
    );
    return [...(this.#directory?.degradations() ?? []), ...ofIssuers.slice(0, DEGRADATIONS_MAX)];
  }

  /** Learns of tenants no more. */
  close(): void {
    this.#directory?.close();
  }

  #trusted(issuer: string): TrustedIssuer | undefined {
    const access = this.#directory?.findByIssuer(issuer) ?? this.#only?.find(hasIssuer(issuer));
    return access?.secured;
  }
}

/** How many of those that do not answer are named one by one. */
const DEGRADATIONS_MAX = 10;

function hasIssuer(issuer: string): (access: TenantAccess) => access is SecuredTenantAccess {
  return (access): access is SecuredTenantAccess => access.secured?.tenant.issuer === issuer;
}
