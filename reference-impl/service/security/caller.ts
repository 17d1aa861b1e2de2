/** What somebody may do with one UMA resource, as a requesting-party token states it (reading G55). */
export interface Permission {
  readonly rsname: string;
  readonly scopes: readonly string[];
}

/** Somebody whose token proved to be right. */
export interface Caller {
  readonly tenantId: string;
  /** "everything" where there is no security. */
  readonly permissions: readonly Permission[] | "everything";
}

/** The caller where there is no security. */
export function anybody(tenantId: string): Caller {
  return { tenantId, permissions: "everything" };
}

/** Whether the caller has the scope on the resource, `<type>-<handle>`. */
export function isPermitted({ permissions }: Caller, resource: string, scope: string): boolean {
  return (
    permissions === "everything" ||
    permissions.some(({ rsname, scopes }) => rsname === resource && scopes.includes(scope))
  );
}
