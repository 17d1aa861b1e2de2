/**
 * Every operation that takes an access token. Where several paths fit a request, the first one that has its method
 * counts: what is literal stands before what is not.
 */
export const OPERATIONS = [
  { operationId: "invokeBatch", method: "POST", path: "/endpoints/commands/{commandType}/batch" },
  { operationId: "invokeBatchByFilter", method: "POST", path: "/endpoints/commands/{commandType}/batch/by-filter" },
  {
    operationId: "invokeBatchByEndpoints",
    method: "POST",
    path: "/endpoints/commands/{commandType}/batch/by-endpoints",
  },
  { operationId: "listBatchTasks", method: "GET", path: "/endpoints/commands/batch/tasks" },
  { operationId: "getBatchTask", method: "GET", path: "/endpoints/commands/batch/tasks/{taskId}" },
  { operationId: "getLastCommands", method: "POST", path: "/endpoints/commands/last" },
  { operationId: "listCommandsOfEndpoints", method: "GET", path: "/endpoints/commands" },
  { operationId: "listCommandsOfApplication", method: "GET", path: "/endpoints/commands/{applicationName}" },
  { operationId: "getLastCommand", method: "GET", path: "/endpoints/{endpointId}/commands/{commandType}/last" },
  { operationId: "invokeCommand", method: "POST", path: "/endpoints/{endpointId}/commands/{commandType}" },
  { operationId: "getCommand", method: "GET", path: "/endpoints/{endpointId}/commands/{commandType}/{commandId}" },
  {
    operationId: "deleteCommand",
    method: "DELETE",
    path: "/endpoints/{endpointId}/commands/{commandType}/{commandId}",
  },
] as const;

/** What an operation is called in the document. */
export type OperationId = (typeof OPERATIONS)[number]["operationId"];

/** Where the document is that describes the operations; it takes no token. */
export const DOCUMENT_PATH = "/openapi.json";

/** Where the interface stands: behind a gateway, and inside a cluster. */
export const BASES = ["/cex/api/v1", "/api/v1"];

const PARAMETER = /\{(\w+)\}/g;

/** The path as a router takes it: `:commandType` for `{commandType}`. */
export function routeOf(path: string): string {
  return path.replace(PARAMETER, ":$1");
}

const FORMS = [...OPERATIONS, { method: "GET", path: DOCUMENT_PATH }].map(({ method, path }) => ({
  method,
  form: new RegExp(`^${path.replace(PARAMETER, "[^/]+").replaceAll(".", "\\.")}$`),
}));

/** The methods that are offered at a path below a base; `HEAD` goes with `GET`. Empty if nothing is there. */
export function methodsAt(path: string): readonly string[] {
  const methods = FORMS.filter(({ form }) => form.test(path)).map(({ method }) => method);
  return [...new Set(methods)].flatMap((method) => (method === "GET" ? ["GET", "HEAD"] : [method]));
}
