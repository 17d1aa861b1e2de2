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

/** What is at a path: an operation, or the document. */
export type Place = OperationId | "document";

interface Form {
  readonly place: Place;
  readonly method: string;
  readonly form: RegExp;
}

const DOCUMENT_FORM: Form = { place: "document", method: "GET", form: formOf(DOCUMENT_PATH) };
const FORMS: readonly Form[] = [
  DOCUMENT_FORM,
  ...OPERATIONS.map(({ operationId: place, method, path }): Form => ({ place, method, form: formOf(path) })),
];

function formOf(path: string): RegExp {
  return new RegExp(`^${path.replaceAll(".", "\\.").replace(PARAMETER, "(?<$1>[^/]+)")}$`);
}

/** What is asked for, and the parameters of the path, decoded. */
export interface Route {
  readonly place: Place;
  readonly parameters: Readonly<Record<string, string>>;
}

/** What a method at a percent-encoded path below a base asks for; undefined for nothing. `HEAD` is a `GET`. */
export function routeAt(method: string, path: string): Route | undefined {
  const wanted = method === "HEAD" ? "GET" : method;
  for (const { place, method: offered, form } of FORMS) {
    const found = offered === wanted ? form.exec(path) : null;
    if (found !== null) {
      const given = Object.entries(found.groups ?? {});
      return { place, parameters: Object.fromEntries(given.map(([name, text]) => [name, decoded(text)])) };
    }
  }
  return undefined;
}

/** What cannot be decoded stays as it is: no name has a percent sign. */
function decoded(text: string): string {
  if (!text.includes("%")) {
    return text;
  }
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The methods that are offered at a path below a base; `HEAD` goes with `GET`. Empty if nothing is there. */
export function methodsAt(path: string): readonly string[] {
  const methods = FORMS.filter(({ form }) => form.test(path)).map(({ method }) => method);
  return [...new Set(methods)].flatMap((method) => (method === "GET" ? ["GET", "HEAD"] : [method]));
}
