import type { ResponseKind } from "../../protocol/kp/index.ts";

/** Under which names an endpoint speaks. */
export interface EndpointIdentity {
  readonly appVersionName: string;
  readonly token: string;
}

/** What an endpoint asks of an extension. */
export interface EndpointRequest {
  readonly extensionInstanceName: string;
  /** With a leading slash: `/config/json`. */
  readonly resourcePath: string;
  readonly payload: Uint8Array;
  /** Without it, the endpoint does as its binding likes: over MQTT it takes its next id, over HTTP it sends none. */
  readonly requestId?: number | "none";
  /** 0 unless told otherwise. Means nothing over HTTP. */
  readonly qos?: 0 | 1;
  /** Called right before it goes out, that is, before anything can come back. */
  readonly onSending?: (sent: SentRequest) => void;
}

/** A request that is on its way. Handed back to `awaitResponse` as it is. */
export interface SentRequest {
  /** The topic, or the path of the URL. */
  readonly path: string;
  readonly requestId: number | undefined;
}

/** What came back. */
export interface EndpointResponse {
  /** "error" is the error topic of 1/KP, or an HTTP status outside 200 to 299. */
  readonly kind: ResponseKind;
  readonly payload: Uint8Array;
  /** The topic, or the path of the URL. */
  readonly path: string;
  readonly requestId: number | undefined;
  /** Undefined over HTTP. */
  readonly qos: 0 | 1 | undefined;
  /** The HTTP status; undefined over MQTT. */
  readonly status: number | undefined;
}

/** A message as it came to the device over MQTT. */
export interface ReceivedMessage {
  readonly topic: string;
  readonly payload: Uint8Array;
  readonly qos: 0 | 1;
}

/** From where an extension sends without being asked each time. */
export interface PushedResource {
  readonly extensionInstanceName: string;
  /** With a leading slash: `/config/json`. */
  readonly resourcePath: string;
  /** Pushes may also bear the id of the request that asked for them, if it is known. */
  readonly requestId?: number;
}

/** A device, whatever it is connected by (1/KP). */
export interface Endpoint {
  readonly identity: EndpointIdentity;
  /** Resolves when the request has been sent; with quality of service 1, when it has been acknowledged. */
  send(request: EndpointRequest): Promise<SentRequest>;
  /**
   * Resolves with the response, even if it has come already, and each time it is asked for. Has no bound of its own:
   * wait with a `Waiter`. Rejects if the connection ends first.
   */
  awaitResponse(sent: SentRequest): Promise<EndpointResponse>;
  /**
   * The first success on the resource that was not handed out yet and is no response that somebody awaits, whether it
   * has come or is to come. Has no bound of its own: wait with a `Waiter`, and abort `signal` when giving up. Rejects
   * if the connection ends first, and where nothing can be pushed, as over HTTP.
   */
  nextPush(resource: PushedResource, signal?: AbortSignal): Promise<ReceivedMessage>;
}
