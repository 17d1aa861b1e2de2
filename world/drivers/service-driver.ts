import type { ReplicaUrls, ServiceName, ServiceUrls } from "../../conformance/targets/index.ts";
import type { Waiter } from "../../runtime/index.ts";
import type { HttpTransport } from "../../transport/index.ts";

/** What somebody asks a service over HTTP. */
export interface ServiceRequest {
  readonly method: string;
  /** With a leading slash, below the address of the interface; or a whole address. */
  readonly path: string;
  readonly accessToken?: string | undefined;
  /** JSON text, unless there is another content type. */
  readonly body?: string | Uint8Array<ArrayBuffer> | undefined;
  /** That of JSON unless told otherwise, and none without a body; null for none. */
  readonly contentType?: string | null;
}

/** What a replica answered. */
export interface ServiceAnswer {
  /** The number of the replica, from 1. */
  readonly replica: number;
  readonly status: number;
  readonly contentType: string;
  readonly text: string;
  /** The header of that name, if there is one. */
  readonly location?: string;
}

type Interface = keyof ReplicaUrls;

/** Asks a service under test over HTTP, each of its replicas. */
export class ServiceDriver {
  readonly #urls: readonly ReplicaUrls[];
  readonly #http: HttpTransport;
  readonly #waiter: Waiter;

  constructor(urls: readonly ReplicaUrls[], ports: { readonly http: HttpTransport; readonly waiter: Waiter }) {
    this.#urls = urls;
    this.#http = ports.http;
    this.#waiter = ports.waiter;
  }

  /** Whether it is known where every replica has this interface. */
  offers(which: Interface): boolean {
    return this.#urls.length > 0 && this.#urls.every((urls) => urls[which] !== undefined);
  }

  /** Asks every replica, one after another. A replica that does not answer within `boundMs` is left out. */
  async askAll(which: Interface, request: ServiceRequest, boundMs: number): Promise<readonly ServiceAnswer[]> {
    const answers: ServiceAnswer[] = [];
    for (const [index, urls] of this.#urls.entries()) {
      const answer = await this.#ask(urls[which] ?? "", request, boundMs);
      if (answer !== undefined) {
        answers.push({ ...answer, replica: index + 1 });
      }
    }
    return answers;
  }

  /** Asks the first replica; undefined if it does not answer within `boundMs`. */
  async askFirst(which: Interface, request: ServiceRequest, boundMs: number): Promise<ServiceAnswer | undefined> {
    const answer = await this.#ask(this.#urls[0]?.[which] ?? "", request, boundMs);
    return answer === undefined ? undefined : { ...answer, replica: 1 };
  }

  /**
   * Asks a replica, whose number counts from 1, and resolves with undefined if it cannot be reached. Has no bound of its
   * own: wait with a `Waiter`.
   */
  async begin(which: Interface, request: ServiceRequest, replica = 1): Promise<ServiceAnswer | undefined> {
    const answer = await this.#fetch(this.#urls[replica - 1]?.[which] ?? "", request).catch(() => undefined);
    return answer === undefined ? undefined : { ...answer, replica };
  }

  /** How many replicas there are. */
  get replicas(): number {
    return this.#urls.length;
  }

  async #ask(
    baseUrl: string,
    request: ServiceRequest,
    boundMs: number,
  ): Promise<Omit<ServiceAnswer, "replica"> | undefined> {
    const answer = await this.#waiter.within(
      boundMs,
      this.#fetch(baseUrl, request).catch(() => undefined),
    );
    return answer.settled ? answer.value : undefined;
  }

  async #fetch(baseUrl: string, request: ServiceRequest): Promise<Omit<ServiceAnswer, "replica">> {
    const { method, path, body } = request;
    // A text would be given a content type by itself.
    const bytes = typeof body === "string" ? new TextEncoder().encode(body) : body;
    const init = { method, headers: headersOf(request), ...(bytes === undefined ? {} : { body: bytes }) };
    const url = path.startsWith("/") ? `${baseUrl}${path}` : path;
    const response = await this.#http.fetch(new Request(url, init));
    const location = response.headers.get("location");
    return {
      status: response.status,
      contentType: response.headers.get("content-type") ?? "",
      text: await response.text(),
      ...(location === null ? {} : { location }),
    };
  }
}

function headersOf({ accessToken, body, contentType }: ServiceRequest): Headers {
  const headers = new Headers();
  if (accessToken !== undefined) {
    headers.set("authorization", `Bearer ${accessToken}`);
  }
  const type = contentType === undefined && body !== undefined ? "application/json" : contentType;
  if (typeof type === "string") {
    headers.set("content-type", type);
  }
  return headers;
}

/** The driver of one service of a target. */
export function serviceDriver(
  services: ServiceUrls,
  name: ServiceName,
  ports: { readonly http: HttpTransport; readonly waiter: Waiter },
): ServiceDriver {
  return new ServiceDriver(services[name] ?? [], ports);
}
