import type { ExtensionData } from "../../protocol/esp/index.ts";
import type { ResourcePath } from "../../protocol/kp/index.ts";
import type { Clock } from "../../runtime/index.ts";
import { RecentMap } from "./recent-map.ts";

/** Where the response to a request goes. */
export type ResponseTarget =
  | { readonly kind: "mqtt"; readonly qos: 0 | 1 }
  | { readonly kind: "http"; readonly answer: (data: ExtensionData) => void };

/** A request that an extension has been sent. */
export interface PendingRequest {
  /** As the client wrote it. */
  readonly path: ResourcePath;
  /** The resource path that the extension was told: without the configuration's name where that travels beside it. */
  readonly toldResourcePath: string;
  readonly endpointId: string;
  readonly target: ResponseTarget;
}

/** How long a request is remembered. Later answers count as unasked for. */
export const PENDING_TTL_MS = 600_000;
/** How many requests are remembered; above that the oldest are forgotten. */
export const PENDING_REQUESTS_MAX = 100_000;

interface Remembered {
  readonly request: PendingRequest;
  readonly expiresAtMs: number;
}

/** The requests under way, by the correlation id that they were given. Several answers may belong to one request. */
export class PendingRequests {
  readonly #clock: Clock;
  readonly #requests = new RecentMap<string, Remembered>(PENDING_REQUESTS_MAX);

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  open(correlationId: string, request: PendingRequest): void {
    this.#forgetExpired();
    this.#requests.set(correlationId, { request, expiresAtMs: this.#clock.now() + PENDING_TTL_MS });
  }

  find(correlationId: string): PendingRequest | undefined {
    this.#forgetExpired();
    return this.#requests.get(correlationId)?.request;
  }

  /** All live equally long, so the oldest expire first. */
  #forgetExpired(): void {
    const nowMs = this.#clock.now();
    this.#requests.deleteOldestWhile(({ expiresAtMs }) => expiresAtMs <= nowMs);
  }
}
