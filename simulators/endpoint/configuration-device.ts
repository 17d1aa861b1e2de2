import {
  type AppliedRequest,
  appliedPath,
  type ConfigurationRequest,
  configurationPath,
  encodeAppliedRequest,
  encodeConfigurationRequest,
} from "../../protocol/cmp/index.ts";
import type { Endpoint, EndpointRequest, ReceivedMessage, SentRequest } from "./endpoint.ts";

/** How a device sends something, beside what it sends. */
export interface ConfigurationOptions extends Pick<EndpointRequest, "requestId" | "qos"> {
  /** Which configuration is meant; the default one unless told otherwise. */
  readonly configName?: string;
}

/** How many names of configurations a device remembers to observe. */
const OBSERVED_MAX = 1_000;

/** An endpoint that keeps its configurations up to date (7/CMP). */
export class ConfigurationDevice {
  readonly #endpoint: Endpoint;
  readonly #extensionInstanceName: string;
  /** By path, the latest request for observation. */
  readonly #observing = new Map<string, SentRequest>();

  constructor(endpoint: Endpoint, extensionInstanceName: string) {
    this.#endpoint = endpoint;
    this.#extensionInstanceName = extensionInstanceName;
  }

  /** Asks for a configuration. Throws a `RangeError` for a name that 7/CMP does not allow. */
  async request(request: ConfigurationRequest = {}, options: ConfigurationOptions = {}): Promise<SentRequest> {
    const resourcePath = configurationPath(options.configName);
    const sent = await this.#send(resourcePath, encodeConfigurationRequest(request), options);
    if (request.observe === true) {
      this.#remember(resourcePath, sent);
    }
    return sent;
  }

  /** Asks for a configuration and for its changes, or for no more of them. */
  observe(wanted: boolean, options: ConfigurationOptions = {}): Promise<SentRequest> {
    return this.request({ observe: wanted }, options);
  }

  /** Reports that a configuration was applied, or with a status outside 200 to 299 that it was not. */
  applied(applied: AppliedRequest, options: ConfigurationOptions = {}): Promise<SentRequest> {
    return this.#send(appliedPath(options.configName), encodeAppliedRequest(applied), options);
  }

  /**
   * The next configuration that comes unasked, be it without request id or with that of the latest request for
   * observation, which has its response first. As `nextPush` of `Endpoint` in everything else.
   */
  nextPush(configName?: string, signal?: AbortSignal): Promise<ReceivedMessage> {
    const resourcePath = configurationPath(configName);
    const echoed = this.#observing.get(resourcePath)?.requestId;
    const resource = { extensionInstanceName: this.#extensionInstanceName, resourcePath };
    return this.#endpoint.nextPush(echoed === undefined ? resource : { ...resource, requestId: echoed }, signal);
  }

  #send(resourcePath: string, payload: Uint8Array, { requestId, qos }: ConfigurationOptions): Promise<SentRequest> {
    return this.#endpoint.send({
      extensionInstanceName: this.#extensionInstanceName,
      resourcePath,
      payload,
      ...(requestId === undefined ? {} : { requestId }),
      ...(qos === undefined ? {} : { qos }),
    });
  }

  #remember(resourcePath: string, sent: SentRequest): void {
    if (this.#observing.size >= OBSERVED_MAX && !this.#observing.has(resourcePath)) {
      throw new RangeError(`a device observes ${OBSERVED_MAX} configurations already; observe fewer`);
    }
    this.#observing.set(resourcePath, sent);
    // Takes the response, so that what comes later under the same request id is a push.
    this.#endpoint.awaitResponse(sent).catch(() => undefined);
  }
}
