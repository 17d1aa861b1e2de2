import { type Caller, isPermitted } from "../service/index.ts";

/** What may be done with the attributes of an application. */
export type AttributeAction = "read" | "update";

/** Whether a caller may do something with an application of a tenant: of their own tenant, with the scope on it. */
export function mayAccess(
  caller: Caller,
  action: AttributeAction,
  application: { readonly tenantId: string; readonly name: string },
): boolean {
  return (
    caller.tenantId === application.tenantId &&
    isPermitted(caller, `application-${application.name}`, `application:${action}`)
  );
}
