import type { ReplicaUrls, ServiceName, ServiceUrls } from "../../conformance/targets/index.ts";
import type { Waiter } from "../../runtime/index.ts";
import type { HttpTransport } from "../../transport/index.ts";

/** What somebody asks a service over HTTP. */
export interface ServiceRequest {
  readonly method: string;
  /** With a leading slash, below the address of the interface. */
  readonly path: string;
  readonly accessToken?: string | undefined;
  /** JSON text. */
  readonly body?: string | undefined;
}

/** What a replica answered. */
export interface ServiceAnswer {
  /** The number of the replica, from 1. */
  readonly replica: number;
  readonly status: number;
  readonly contentType: string;
  readonly text: string;
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

  /** How many replicas there are. */
  get replicas(): number {
    return this.#urls.length;
  }

  async #ask(
    baseUrl: string,
    { method, path, accessToken, body }: ServiceRequest,
    boundMs: number,
  ): Promise<Omit<ServiceAnswer, "replica"> | undefined> {
    const headers = {
      ...(accessToken === undefined ? {} : { authorization: `Bearer ${accessToken}` }),
      ...(body === undefined ? {} : { "content-type": "application/json" }),
    };
    const request = new Request(`${baseUrl}${path}`, { method, headers, ...(body === undefined ? {} : { body }) });
    const asked = this.#http.fetch(request).then(async (response) => ({
      status: response.status,
      contentType: response.headers.get("content-type") ?? "",
      text: await response.text(),
    }));
    const answer = await this.#waiter.within(
      boundMs,
      asked.catch(() => undefined),
    );
    return answer.settled ? answer.value : undefined;
  }
}

/** The driver of one service of a target. */
export function serviceDriver(
  services: ServiceUrls,
  name: ServiceName,
  ports: { readonly http: HttpTransport; readonly waiter: Waiter },
): ServiceDriver {
  return new ServiceDriver(services[name] ?? [], ports);
}
