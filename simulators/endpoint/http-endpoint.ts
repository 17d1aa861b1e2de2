import { requestTopic } from "../../protocol/kp/index.ts";
import type { HttpTransport } from "../../transport/index.ts";
import type {
  Endpoint,
  EndpointIdentity,
  EndpointRequest,
  EndpointResponse,
  ReceivedMessage,
  SentRequest,
} from "./endpoint.ts";

/** What may be said of how an endpoint speaks HTTP. */
export interface HttpEndpointOptions {
  /** POST unless told otherwise. GET has no payload. */
  readonly method?: string;
  /** None unless told otherwise. */
  readonly contentType?: string;
}

/** An endpoint that speaks HTTP: each request carries its response, and nothing can be pushed to it. */
export class HttpEndpoint implements Endpoint {
  readonly identity: EndpointIdentity;
  readonly #http: HttpTransport;
  readonly #deviceUrl: string;
  readonly #options: HttpEndpointOptions;
  readonly #responses = new WeakMap<SentRequest, Promise<EndpointResponse>>();

  /** `deviceUrl` is what precedes `/kp1/`, without a trailing slash. */
  constructor(identity: EndpointIdentity, http: HttpTransport, deviceUrl: string, options: HttpEndpointOptions = {}) {
    this.identity = identity;
    this.#http = http;
    this.#deviceUrl = deviceUrl;
    this.#options = options;
  }

  /** Throws `InvalidTopicError` if the parts make no resource path. A failure to connect shows in `awaitResponse`. */
  async send(request: EndpointRequest): Promise<SentRequest> {
    const requestId = request.requestId === "none" ? undefined : request.requestId;
    const topic = requestTopic({
      appVersionName: this.identity.appVersionName,
      extensionInstanceName: request.extensionInstanceName,
      endpointToken: this.identity.token,
      resourcePath: request.resourcePath,
      requestId,
    });
    const sent = { path: `/${topic.split("/").map(encodeURIComponent).join("/")}`, requestId };
    request.onSending?.(sent);
    const response = this.#post(sent, request.payload);
    // Whoever awaits the response learns of the failure; if nobody does, it must not end the process.
    response.catch(() => undefined);
    this.#responses.set(sent, response);
    return sent;
  }

  awaitResponse(sent: SentRequest): Promise<EndpointResponse> {
    return (
      this.#responses.get(sent) ?? Promise.reject(new Error(`the request ${sent.path} is not one of this endpoint`))
    );
  }

  nextPush(): Promise<ReceivedMessage> {
    return Promise.reject(new Error("nothing can be pushed over HTTP; use an endpoint that speaks MQTT"));
  }

  async #post({ path, requestId }: SentRequest, payload: Uint8Array): Promise<EndpointResponse> {
    const { method = "POST", contentType } = this.#options;
    const headers = contentType === undefined ? {} : { "content-type": contentType };
    const content = method === "GET" ? {} : { body: Buffer.from(payload) };
    const response = await this.#http.fetch(new Request(`${this.#deviceUrl}${path}`, { method, headers, ...content }));
    const kind = response.ok ? "status" : "error";
    const body = new Uint8Array(await response.arrayBuffer());
    return { kind, payload: body, path, requestId, qos: undefined, status: response.status };
  }
}
