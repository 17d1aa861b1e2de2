/** What a token permits on one resource, as a requesting-party token states it. */
export interface Permission {
  /** `application-<applicationName>`, `tenant-system`, `kaa-system`. */
  readonly rsname: string;
  /** `application:read`, `kaa:application:read`. */
  readonly scopes: readonly string[];
}

/** Who sends a request. */
export interface Caller {
  readonly tenantId: string;
  readonly permissions: readonly Permission[];
}

/** Tells who is behind an access token. */
export interface AccessTokens {
  /**
   * The caller, or undefined for a token that is malformed, expired, or signed by nobody known. Rejects if that cannot
   * be found out. Registers itself what leaves the event loop.
   */
  verify(token: string): Promise<Caller | undefined>;
}
