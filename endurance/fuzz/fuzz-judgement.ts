import type { DocumentedOperation } from "./documented-operation.ts";
import type { FuzzRequest } from "./fuzz-request.ts";
import type { RawAnswer } from "./raw-answer.ts";

/** What nobody outside is to see: traces, files, libraries, the database and its language, other places. */
const INTERNALS: readonly RegExp[] = [
  /\n\s+at .+:\d+:\d+/,
  /\.(?:ts|js|mjs):\d+/,
  /node_modules|node:internal/,
  /\bpg_\w+|postgres|relation "|syntax error at or near|duplicate key value|violates/i,
  /\bselect \w+ from\b|\binsert into\b/i,
  /ECONN\w+|ENOTFOUND|EPIPE/,
  /\b(?:TypeError|RangeError|ReferenceError|SyntaxError)\b/,
  /127\.0\.0\.1|localhost:\d/,
];
/** Statuses that only faults of the service have; that they are documented makes no difference here. */
const SERVER_ERROR = 500;

/** What is wrong with the answer to a request; undefined if nothing is. */
export function fuzzFinding(
  { operation, isElsewhere, bytes }: FuzzRequest,
  answer: RawAnswer | undefined,
  operations: readonly DocumentedOperation[],
): string | undefined {
  const asked = `${JSON.stringify(Buffer.from(bytes.subarray(0, 600)).toString("latin1"))}, ${bytes.length} bytes,`;
  if (answer === undefined) {
    return `${asked} was not answered`;
  }
  const { status, head, body } = answer;
  const documented = isElsewhere
    ? operations.some(({ statuses }) => statuses.has(status))
    : operation.statuses.has(status);
  if (!documented || status >= SERVER_ERROR) {
    return `${asked} was answered ${status}, ${documented ? "a fault of the service" : "which is not documented"}: ${body.slice(0, 300)}`;
  }
  if (/^X-Injected/im.test(head)) {
    return `${asked} put a header into its answer: ${head}`;
  }
  const internal = internalIn(body, bytes);
  return internal === undefined
    ? undefined
    : `${asked} was answered with internals, "${internal}": ${body.slice(0, 300)}`;
}

/** An answer may quote the request: what was sent there is no secret. */
function internalIn(body: string, bytes: Uint8Array): string | undefined {
  const asked = Buffer.from(bytes).toString("latin1");
  return INTERNALS.map((pattern) => pattern.exec(body)?.[0]).find(
    (found) => found !== undefined && !asked.includes(found),
  );
}
