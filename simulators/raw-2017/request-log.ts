import type { ConfigurationRequest, StatusCode } from "../../protocol/raw-2017/index.ts";
import { RecentList } from "./recent-list.ts";

/** A request that came to the provider, and what it answered first. */
export interface LoggedRequest {
  /** Unix time in milliseconds. */
  readonly receivedAtMs: number;
  readonly correlationId: string;
  readonly appVersionToken: string;
  readonly endpointId: string;
  /** Null if the latest was wanted. */
  readonly configVersion: number | null;
  readonly replyTo: string | null;
  /** The faults that were committed on it. */
  readonly faults: readonly string[];
  /** Null while nothing was answered, or nothing that can be read. */
  readonly statusCode: StatusCode | null;
}

/** A request that is being answered. */
export interface OpenRequest {
  addFault(kind: string): void;
  /** Only the first answer is kept. */
  answered(statusCode: StatusCode): void;
}

interface MutableRequest {
  readonly request: ConfigurationRequest;
  readonly receivedAtMs: number;
  readonly replyTo: string | null;
  readonly faults: string[];
  statusCode: StatusCode | null;
}

const REQUESTS_MAX = 10_000;

/** The latest requests. */
export class RequestLog {
  readonly #requests = new RecentList<MutableRequest>(REQUESTS_MAX);

  open(request: ConfigurationRequest, replyTo: string | undefined, receivedAtMs: number): OpenRequest {
    const entry: MutableRequest = { request, receivedAtMs, replyTo: replyTo ?? null, faults: [], statusCode: null };
    this.#requests.add(entry);
    return {
      addFault: (kind) => entry.faults.push(kind),
      answered: (statusCode) => {
        entry.statusCode ??= statusCode;
      },
    };
  }

  /** Those of one endpoint, or all, in the order of arrival. */
  list(endpointId: string | undefined): readonly LoggedRequest[] {
    return this.#requests
      .list(({ request }) => endpointId === undefined || request.endpointId === endpointId)
      .map(({ request, receivedAtMs, replyTo, faults, statusCode }) => ({
        receivedAtMs,
        correlationId: request.correlationId,
        appVersionToken: request.appVersionToken,
        endpointId: request.endpointId,
        configVersion: request.configVersion ?? null,
        replyTo,
        faults: [...faults],
        statusCode,
      }));
  }
}
