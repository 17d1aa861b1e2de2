import type { ClientData } from "../../protocol/esp/index.ts";
import type { ConfigurationResponse } from "../../protocol/raw-2017/index.ts";
import {
  type Answer,
  busHealth,
  type Environment,
  ExtensionDataSender,
  errorAnswer,
  listenToClients,
  type ServicePorts,
  type StartedService,
  startManagement,
} from "../service/index.ts";
import { ConfigurationPushes } from "./configuration-pushes.ts";
import { ConfigurationSender } from "./configuration-sender.ts";
import { Confirmations } from "./confirmations.ts";
import { Deliveries } from "./deliveries.ts";
import { EndpointEvents } from "./endpoint-events.ts";
import { KnownEndpoints } from "./known-endpoints.ts";
import { ProviderRequests } from "./provider-requests.ts";
import { Raw2017Counts, raw2017Metrics } from "./raw-2017-counts.ts";
import { type Raw2017CmxRules, raw2017CmxRules } from "./rules.ts";
import { type Raw2017CmxSettings, readRaw2017CmxSettings } from "./settings.ts";

/** The answer to a confirmation that has a request id: it came, and there is nothing to say. */
const HEARD: Answer = { statusCode: 200, reasonPhrase: "OK", payload: null };
/** The answer to a request if there is no configuration. */
const NO_CONTENT: Answer = { statusCode: 204, reasonPhrase: "No Content", payload: null };

const REFUSED_REQUESTS: Readonly<Record<"too many" | "too large", Answer>> = {
  "too many": errorAnswer(503, "Too many configuration requests are under way"),
  "too large": errorAnswer(413, "The request is too large for the message bus"),
};

/** The Configuration Management Extension of the drafts of 2017. */
class Raw2017Cmx {
  readonly #settings: Raw2017CmxSettings;
  readonly #ports: ServicePorts;
  readonly #rules: Raw2017CmxRules;
  readonly #counts: Raw2017Counts;
  readonly #provider: ProviderRequests;
  readonly #answers: ExtensionDataSender;
  readonly #sender: ConfigurationSender;
  readonly #confirmations: Confirmations;
  readonly #knownEndpoints = new KnownEndpoints();

  constructor(settings: Raw2017CmxSettings, ports: ServicePorts, rules: Raw2017CmxRules, counts: Raw2017Counts) {
    this.#settings = settings;
    this.#ports = ports;
    this.#rules = rules;
    this.#counts = counts;
    const { clock, random } = ports.runtime;
    // A process may begin anew under the same seed.
    const deliveries = new Deliveries(random.fork(`deliveries of ${settings.replicaId} since ${clock.now()}`));
    const knownEndpoints = this.#knownEndpoints;
    this.#provider = new ProviderRequests(settings, ports, counts);
    this.#answers = new ExtensionDataSender({ settings, ports, rules, counts });
    this.#sender = new ConfigurationSender({ deliveries, sender: this.#answers, rules, counts });
    this.#confirmations = new Confirmations({ settings, ports, rules, deliveries, knownEndpoints, counts });
  }

  async start(): Promise<StartedService> {
    const parts = { settings: this.#settings, ports: this.#ports, counts: this.#counts };
    const requests = listenToClients(parts, (clientData, replyTo, nowMs) => this.#handle(clientData, replyTo, nowMs));
    const siblings = this.#confirmations.listen();
    const events = this.#hearEvents();
    await this.#ports.bus.flush();
    return {
      close: async () => {
        await requests.drain();
        await events.close();
        await Promise.all(siblings.map((subscription) => subscription.drain()));
        await this.#provider.drain();
      },
    };
  }

  #hearEvents(): EndpointEvents {
    const [settings, ports, counts] = [this.#settings, this.#ports, this.#counts];
    const knownEndpoints = this.#knownEndpoints;
    const pushes = new ConfigurationPushes({
      ports,
      counts,
      knownEndpoints,
      rules: this.#rules,
      provider: this.#provider,
      sender: this.#sender,
    });
    return new EndpointEvents({ settings, ports, counts, knownEndpoints, pushes });
  }

  #handle(clientData: ClientData, replyTo: string | undefined, nowMs: number): void {
    const message = this.#rules.clientMessage(clientData);
    if (message.kind === "refused") {
      this.#answers.answer(message.answer, clientData, replyTo);
      return;
    }
    const { endpointId } = message;
    const { appVersionName, correlationId, requestId, timestamp } = clientData;
    this.#knownEndpoints.appeared(endpointId, appVersionName, Math.min(timestamp, nowMs));
    if (message.kind === "request") {
      this.#request(endpointId, clientData, replyTo);
      return;
    }
    this.#confirmations.take({ correlationId, endpointId }, message.confirmation);
    if (requestId !== null) {
      this.#answers.answer(HEARD, clientData, replyTo);
    }
  }

  #request(endpointId: string, clientData: ClientData, replyTo: string | undefined): void {
    const { correlationId, appVersionName } = clientData;
    const refusal = this.#provider.ask({ correlationId, appVersionName, endpointId }, (response) =>
      this.#respond(response, endpointId, clientData, replyTo),
    );
    if (refusal !== undefined) {
      this.#answers.answer(REFUSED_REQUESTS[refusal], clientData, replyTo);
    }
  }

  #respond(
    response: ConfigurationResponse | undefined,
    endpointId: string,
    clientData: ClientData,
    replyTo: string | undefined,
  ): void {
    if (response === undefined) {
      const { providerTimeoutMs } = this.#settings;
      const reason = `Configuration data provider did not answer within ${providerTimeoutMs} ms`;
      this.#answers.answer(errorAnswer(504, reason), clientData, replyTo);
      return;
    }
    const offered = this.#rules.offeredConfiguration(response);
    if (offered.kind === "configuration") {
      this.#sender.answer(offered, endpointId, clientData, replyTo);
    } else if (offered.kind === "failed") {
      this.#answers.answer(errorAnswer(500, offered.reason), clientData, replyTo);
    } else if (clientData.requestId !== null) {
      this.#answers.answer(NO_CONTENT, clientData, replyTo);
    }
  }
}

/**
 * Starts a replica of the CMX of the drafts of 2017: 3/CMX towards endpoints, carried by today's 1/KP and 4/ESP, and
 * 5/CMX2CDP towards the configuration data provider. It keeps no configuration. `rules` are its decisions. Closing it
 * finishes what it accepted; what it has published by then is sent at the latest when the bus is closed.
 */
export async function startRaw2017Cmx(
  ports: ServicePorts,
  environment: Environment,
  rules: Raw2017CmxRules = raw2017CmxRules,
): Promise<StartedService> {
  const settings = readRaw2017CmxSettings(environment, ports.runtime.ids.next());
  const { instanceName: instance, replicaId: replica, managementPort: port } = settings;
  const counts = new Raw2017Counts();
  const management = await startManagement({
    name: replica,
    port,
    http: ports.http,
    health: busHealth(ports.bus),
    metrics: raw2017Metrics(counts),
  });
  const service = await new Raw2017Cmx(settings, ports, rules, counts).start();
  ports.runtime.logger.info("CMX of 2017 is ready", { instance, replica, management: management.baseUrl });
  let closing: Promise<void> | undefined;
  const close = async () => {
    await service.close();
    await management.close();
  };
  return {
    close: () => {
      closing ??= close();
      return closing;
    },
  };
}
