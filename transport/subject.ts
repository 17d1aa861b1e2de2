import { TransportError } from "./transport-error.ts";

const WHITE_SPACE = /[ \t\r\n]/;

/** Throws `INVALID_SUBJECT` for what NATS clients refuse to publish to: nothing, or white space. */
export function checkSubject(subject: string): void {
  if (subject === "" || WHITE_SPACE.test(subject)) {
    throw invalid(subject, "a subject has at least one character and no white space");
  }
}

/**
 * Throws `INVALID_SUBJECT` unless `pattern` may be subscribed to: tokens are not empty, and `>` is the last one. A NATS
 * server says no only later and to the connection as a whole.
 */
export function checkPattern(pattern: string): void {
  checkSubject(pattern);
  const tokens = pattern.split(".");
  if (tokens.includes("")) {
    throw invalid(pattern, "a token is empty");
  }
  if (tokens.slice(0, -1).includes(">")) {
    throw invalid(pattern, "'>' stands for the rest and must be the last token");
  }
}

/** True if `pattern` has a token that stands for others. */
export function hasWildcard(pattern: string): boolean {
  return pattern.split(".").some((token) => token === "*" || token === ">");
}

/** True if `pattern` covers `subject`: `*` is exactly one token, `>` is one or more at the end. */
export function subjectMatches(pattern: string, subject: string): boolean {
  const wanted = pattern.split(".");
  const found = subject.split(".");
  if (found.includes("")) {
    return false;
  }
  const tail = wanted.at(-1) === ">";
  const fixed = tail ? wanted.slice(0, -1) : wanted;
  const longEnough = tail ? found.length > fixed.length : found.length === fixed.length;
  return longEnough && fixed.every((token, index) => token === "*" || token === found[index]);
}

function invalid(subject: string, rule: string): TransportError {
  return new TransportError("INVALID_SUBJECT", `'${subject}' cannot be used on the bus: ${rule}`);
}
