import type { ConfigResponse } from "../../protocol/cdtp/index.ts";
import { parseConfigurationPath } from "../../protocol/cmp/index.ts";
import { type ClientData, clientDataCodec, clientDataSubject } from "../../protocol/esp/index.ts";
import { expiresAtMs } from "../../protocol/ism/index.ts";
import type { BusSubscription } from "../../transport/index.ts";
import type { Environment, ServicePorts, StartedService } from "../service/index.ts";
import { AppliedConfigurations } from "./applied-configurations.ts";
import { type Answer, errorAnswer } from "./configuration-answer.ts";
import { ConfigurationDataConsumer } from "./configuration-data-consumer.ts";
import { ConfigurationPushes } from "./configuration-pushes.ts";
import { EndpointAppVersions } from "./endpoint-app-versions.ts";
import { ExtensionDataSender } from "./extension-data-sender.ts";
import { Observations } from "./observations.ts";
import { type AcceptedRequest, type CmxRules, cmxRules } from "./rules.ts";
import { type CmxSettings, readCmxSettings } from "./settings.ts";
import { Siblings } from "./siblings.ts";

/** The answer to a report that was taken up: success, and nothing in it (7/CMP, applied configuration resource). */
const TAKEN_UP: Answer = { statusCode: 200, reasonPhrase: "OK", payload: null };

/** Answers the messages that communication services send on behalf of endpoints (4/ESP). */
class Cmx {
  readonly #settings: CmxSettings;
  readonly #ports: ServicePorts;
  readonly #rules: CmxRules;
  readonly #provider: ConfigurationDataConsumer;
  readonly #sender: ExtensionDataSender;
  readonly #applied: AppliedConfigurations;
  readonly #observations = new Observations();
  readonly #appVersions = new EndpointAppVersions();
  readonly #siblings: Siblings;

  constructor(settings: CmxSettings, ports: ServicePorts, rules: CmxRules) {
    this.#settings = settings;
    this.#ports = ports;
    this.#rules = rules;
    this.#provider = new ConfigurationDataConsumer(settings, ports);
    this.#sender = new ExtensionDataSender(settings, ports, rules);
    this.#applied = new AppliedConfigurations(settings, ports);
    this.#siblings = new Siblings(settings.instanceName, settings.replicaId, this.#observations, ports);
  }

  /** Learns what other replicas know, then subscribes; the service finishes what it accepted before it closes. */
  async start(): Promise<StartedService> {
    await this.#siblings.introduce(this.#settings.introductionMs);
    const requests = this.#listen();
    const pushes = new ConfigurationPushes({
      settings: this.#settings,
      ports: this.#ports,
      rules: this.#rules,
      observations: this.#observations,
      appVersions: this.#appVersions,
      provider: this.#provider,
      sender: this.#sender,
    });
    return {
      close: async () => {
        requests.unsubscribe();
        pushes.close();
        this.#siblings.close();
        await this.#provider.drain();
        await this.#ports.bus.flush();
      },
    };
  }

  #listen(): BusSubscription {
    const codec = clientDataCodec(this.#settings.avroSchemaSet);
    return this.#ports.bus.subscribe(
      clientDataSubject(this.#settings.instanceName),
      (message) => {
        const decoded = codec.decode(message.payload);
        if (decoded.ok) {
          this.#handle(decoded.value, message.replyTo);
        } else {
          this.#ports.runtime.logger.warn("unreadable message dropped", { problem: decoded.problem });
        }
      },
      { queueGroup: this.#settings.instanceName },
    );
  }

  #handle(clientData: ClientData, replyTo: string | undefined): void {
    const expiryMs = expiresAtMs(clientData);
    if (expiryMs !== undefined && expiryMs <= this.#ports.runtime.clock.now()) {
      this.#ports.runtime.logger.debug("expired message dropped", { correlationId: clientData.correlationId });
    } else if (parseConfigurationPath(clientData.resourcePath)?.resource === "applied") {
      this.#handleApplied(clientData, replyTo);
    } else {
      this.#handleRequest(clientData, replyTo);
    }
  }

  #handleApplied(clientData: ClientData, replyTo: string | undefined): void {
    const accepted = this.#rules.acceptApplied(clientData, this.#settings);
    if (accepted.accepted) {
      this.#applied.announce(accepted.value, clientData);
    }
    this.#sender.answer(accepted.accepted ? TAKEN_UP : accepted.answer, clientData, replyTo);
  }

  #handleRequest(clientData: ClientData, replyTo: string | undefined): void {
    const accepted = this.#rules.acceptRequest(clientData);
    if (!accepted.accepted) {
      this.#sender.answer(accepted.answer, clientData, replyTo);
      return;
    }
    const { endpointId, configName = "", request } = accepted.value;
    this.#appVersions.learn(endpointId, clientData.appVersionName);
    const { observe } = request;
    const observation =
      observe === undefined ? undefined : { endpointId, configName, observe, saidAtMs: clientData.timestamp };
    if (observation !== undefined && this.#observations.take(observation)) {
      this.#siblings.tell(observation, () => this.#pull(accepted.value, clientData, replyTo));
    } else {
      this.#pull(accepted.value, clientData, replyTo);
    }
  }

  #pull(accepted: AcceptedRequest, clientData: ClientData, replyTo: string | undefined): void {
    const pull = {
      correlationId: clientData.correlationId,
      appVersionName: clientData.appVersionName,
      endpointId: accepted.endpointId,
      configId: accepted.request.configId,
      configName: accepted.configName,
    };
    const underWay = this.#provider.pull(pull, (response) =>
      this.#sender.answer(this.#answerTo(accepted, response), clientData, replyTo),
    );
    if (!underWay) {
      const answer = errorAnswer(503, "Too many configuration requests are under way");
      this.#sender.answer(answer, clientData, replyTo);
    }
  }

  #answerTo(accepted: AcceptedRequest, response: ConfigResponse | undefined): Answer {
    if (response === undefined) {
      const { providerTimeoutMs } = this.#settings;
      return errorAnswer(504, `Configuration data provider did not answer within ${providerTimeoutMs} ms`);
    }
    const pulled = this.#rules.pulledConfiguration(response, accepted.request.configId);
    return this.#rules.configurationAnswer(accepted.request, pulled, this.#settings.responseEnvelope);
  }
}

/**
 * Starts a CMX replica: the Configuration Management Extension, which keeps no configuration itself but asks the
 * configuration data provider for it. `rules` are its decisions.
 */
export async function startCmx(
  ports: ServicePorts,
  environment: Environment,
  rules: CmxRules = cmxRules,
): Promise<StartedService> {
  const settings = readCmxSettings(environment, ports.runtime.ids.next());
  const service = await new Cmx(settings, ports, rules).start();
  await ports.bus.flush();
  ports.runtime.logger.info("CMX is ready", { instance: settings.instanceName, replica: settings.replicaId });
  return service;
}
