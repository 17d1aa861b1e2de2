import type { Permission } from "./permission.ts";

/**
 * Of what is granted, that which was asked for: everything if nothing was named. A request is `resource`,
 * `resource#scope,scope` or, for any resource, `#scope,scope`, as Keycloak takes them.
 */
export function requestedOf(granted: readonly Permission[], requests: readonly string[]): readonly Permission[] {
  const wanted = requests.map(parsed);
  const isWanted = (rsname: string, scope: string) =>
    wanted.some(
      (request) =>
        (request.rsname === "" || request.rsname === rsname) &&
        (request.scopes.length === 0 || request.scopes.includes(scope)),
    );
  return requests.length === 0
    ? granted
    : granted
        .map(({ rsname, scopes }) => ({ rsname, scopes: scopes.filter((scope) => isWanted(rsname, scope)) }))
        .filter(({ scopes }) => scopes.length > 0);
}

function parsed(request: string): Permission {
  const hash = request.indexOf("#");
  return hash < 0
    ? { rsname: request, scopes: [] }
    : {
        rsname: request.slice(0, hash),
        scopes: request
          .slice(hash + 1)
          .split(",")
          .map((scope) => scope.trim())
          .filter((scope) => scope !== ""),
      };
}
