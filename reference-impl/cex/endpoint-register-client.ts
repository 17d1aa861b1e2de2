import { jsonParser } from "../../protocol/json/index.ts";
import { askOverHttp, type HttpAnswer, type RequestParts } from "../service/index.ts";
import { UnavailableError } from "./rest/index.ts";
import type { KnownEndpoint } from "./store/index.ts";

interface EndpointDescription {
  readonly appVersionName: string;
}

const parseEndpoint = jsonParser<EndpointDescription>("the endpoint", {
  type: "object",
  required: ["appVersionName"],
  properties: { appVersionName: { type: "string" } },
});

const parseEndpoints = jsonParser<readonly KnownEndpoint[]>("the endpoints of the filter", {
  type: "array",
  items: {
    type: "object",
    required: ["endpointId", "appVersionName"],
    properties: { endpointId: { type: "string" }, appVersionName: { type: "string" } },
  },
});

/** Looks up endpoints and filters at the endpoint register, over its REST interface. */
export class EndpointRegisterClient {
  readonly #requests: RequestParts;
  readonly #url: string | undefined;

  /** Without an address nothing is ever found. */
  constructor(requests: RequestParts, url: string | undefined) {
    this.#requests = requests;
    this.#url = url;
  }

  /** Undefined if there is no such endpoint. Rejects with an `UnavailableError`. */
  async findEndpoint(endpointId: string): Promise<KnownEndpoint | undefined> {
    const body = await this.#read(`/endpoints/${encodeURIComponent(endpointId)}`);
    const endpoint = body === undefined ? undefined : taken(parseEndpoint(body));
    return endpoint === undefined ? undefined : { endpointId, appVersionName: endpoint.appVersionName };
  }

  /** The endpoints that match a filter; undefined if there is no such filter. Rejects with an `UnavailableError`. */
  async findFiltered(filterId: string): Promise<readonly KnownEndpoint[] | undefined> {
    const body = await this.#read(`/filters/${encodeURIComponent(filterId)}/endpoints`);
    return body === undefined ? undefined : taken(parseEndpoints(body));
  }

  async #read(path: string): Promise<Uint8Array | undefined> {
    if (this.#url === undefined) {
      return undefined;
    }
    const url = `${this.#url}/api/v1${path}`;
    const { status, body }: HttpAnswer = taken(await askOverHttp(this.#requests, url));
    if (status === 404) {
      return undefined;
    }
    if (status !== 200) {
      throw new UnavailableError(`GET ${url}: the answer has status ${status}`);
    }
    return body;
  }
}

function taken<T>(
  outcome: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: string },
): T {
  if (!outcome.ok) {
    throw new UnavailableError(outcome.problem);
  }
  return outcome.value;
}
