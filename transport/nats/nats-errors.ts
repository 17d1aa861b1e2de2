import {
  AuthorizationError,
  ClosedConnectionError,
  DrainingConnectionError,
  InvalidArgumentError,
  InvalidSubjectError,
  NoRespondersError as NatsNoRespondersError,
  PermissionViolationError,
  RequestError,
  TimeoutError,
  UserAuthenticationExpiredError,
} from "@nats-io/transport-node";
import { NoRespondersError, RequestTimeoutError } from "../message-bus.ts";
import { reasonOf, TransportError } from "../transport-error.ts";

/** The NATS client's error from `publish`, `subscribe` or `flush` in the words of the port. */
export function busError(cause: unknown, name: string): unknown {
  if (cause instanceof ClosedConnectionError || cause instanceof DrainingConnectionError) {
    return new TransportError("BUS_CLOSED", `the bus connection '${name}' is closed; connect anew`, { cause });
  }
  if (cause instanceof InvalidSubjectError) {
    return new TransportError("INVALID_SUBJECT", `${cause.message}; use tokens without white space`, { cause });
  }
  if (cause instanceof InvalidArgumentError) {
    return new TransportError("PAYLOAD_TOO_LARGE", `${cause.message}; raise max_payload of the server`, { cause });
  }
  if (cause instanceof PermissionViolationError) {
    return new TransportError("BUS_REFUSED", `${cause.message}; grant it to the user of '${name}'`, { cause });
  }
  if (cause instanceof RequestError) {
    const explanation = `the bus connection '${name}' broke before the server confirmed: ${reasonOf(cause)}`;
    return new TransportError("BUS_DISCONNECTED", explanation, { cause });
  }
  return cause;
}

/** As `busError`, for `request`. */
export function requestError(cause: unknown, name: string, subject: string, timeoutMs: number): unknown {
  if (cause instanceof TimeoutError) {
    return new RequestTimeoutError(`no answer to ${subject} within ${timeoutMs} ms`, { cause });
  }
  const unheard = cause instanceof RequestError && cause.isNoResponders();
  return unheard || cause instanceof NatsNoRespondersError ? new NoRespondersError(subject) : busError(cause, name);
}

/** Why no connection came about, in words that name the servers without their credentials. */
export function connectError(cause: unknown, servers: readonly string[], timeoutMs: number): TransportError {
  const tried = servers.join(", ");
  if (cause instanceof AuthorizationError || cause instanceof UserAuthenticationExpiredError) {
    const explanation = `${tried} answered "${cause.message}"; check user and password or token`;
    return new TransportError("BUS_REFUSED", explanation, { cause });
  }
  const came = cause instanceof TimeoutError ? `nothing came back within ${timeoutMs} ms` : reasonOf(cause);
  const explanation = `tried ${tried}: ${came}; start a nats-server there or give the URL of another`;
  return new TransportError("BUS_UNREACHABLE", explanation, { cause });
}
