import type { ConfigResponse } from "../../protocol/cdtp/index.ts";
import { isSuccess, parseConfigurationPath } from "../../protocol/cmp/index.ts";
import type { ClientData } from "../../protocol/esp/index.ts";
import { clockWaiter } from "../../runtime/index.ts";
import {
  type Answer,
  AppVersionAdmission,
  busHealth,
  type Environment,
  ExtensionDataSender,
  errorAnswer,
  healthOfAll,
  listenToClients,
  PlatformKnowledge,
  type ServicePorts,
  type StartedService,
  startManagement,
  TektonCounts,
} from "../service/index.ts";
import { AppliedConfigurations } from "./applied-configurations.ts";
import { CmxCounts, cmxMetrics } from "./cmx-counts.ts";
import { ConfigurationDataConsumer, type PullRefusal } from "./configuration-data-consumer.ts";
import { ConfigurationPushes } from "./configuration-pushes.ts";
import { EndpointEvents } from "./endpoint-events.ts";
import { KnownEndpoints } from "./known-endpoints.ts";
import { Observations } from "./observations.ts";
import { type AcceptedRequest, type CmxRules, cmxRules } from "./rules.ts";
import { type CmxSettings, readCmxSettings } from "./settings.ts";
import { Siblings } from "./siblings.ts";
import { UnconfirmedSends } from "./unconfirmed-sends.ts";

/** The answer to a report that was taken up: success, and nothing in it (7/CMP, applied configuration resource). */
const TAKEN_UP: Answer = { statusCode: 200, reasonPhrase: "OK", payload: null };

const REFUSED_PULLS: Readonly<Record<PullRefusal, Answer>> = {
  "too many": errorAnswer(503, "Too many configuration requests are under way"),
  "too large": errorAnswer(413, "The request is too large for the message bus"),
};

/** Answers the messages that communication services send on behalf of endpoints (4/ESP). */
class Cmx {
  readonly #settings: CmxSettings;
  readonly #ports: ServicePorts;
  readonly #rules: CmxRules;
  readonly #counts: CmxCounts;
  readonly #provider: ConfigurationDataConsumer;
  readonly #sender: ExtensionDataSender;
  readonly #applied: AppliedConfigurations;
  readonly #observations = new Observations();
  readonly #knownEndpoints = new KnownEndpoints();
  readonly #unconfirmed: UnconfirmedSends;
  readonly #siblings: Siblings;
  readonly #admission: AppVersionAdmission | undefined;

  constructor(
    settings: CmxSettings,
    ports: ServicePorts,
    rules: CmxRules,
    counts: CmxCounts,
    admission: AppVersionAdmission | undefined,
  ) {
    this.#settings = settings;
    this.#ports = ports;
    this.#rules = rules;
    this.#counts = counts;
    this.#provider = new ConfigurationDataConsumer(settings, ports, counts);
    this.#sender = new ExtensionDataSender({ settings, ports, rules, counts });
    this.#applied = new AppliedConfigurations(settings, ports);
    this.#unconfirmed = new UnconfirmedSends(ports.bus);
    this.#siblings = new Siblings({ settings, ports, observations: this.#observations, counts });
    this.#admission = admission;
  }

  /** Learns what other replicas know, then takes requests and events. */
  async start(): Promise<StartedService> {
    await this.#siblings.introduce(this.#settings.introductionMs);
    const parts = { settings: this.#settings, ports: this.#ports, counts: this.#counts };
    const requests = listenToClients(parts, (clientData, replyTo, nowMs) => this.#handle(clientData, replyTo, nowMs));
    const events = this.#hearEvents();
    this.#siblings.onSilence(() => events.takeOver());
    await this.#ports.bus.flush();
    return {
      close: async () => {
        await requests.drain();
        await events.close();
        // What is under way may still end in a push, so this replica listens to its siblings until nothing is.
        await this.#siblings.settle();
        await this.#provider.drain();
        this.#siblings.close();
      },
    };
  }

  #hearEvents(): EndpointEvents {
    const [settings, ports, counts] = [this.#settings, this.#ports, this.#counts];
    const knownEndpoints = this.#knownEndpoints;
    const pushes = new ConfigurationPushes({
      settings,
      ports,
      counts,
      knownEndpoints,
      rules: this.#rules,
      observations: this.#observations,
      provider: this.#provider,
      sender: this.#sender,
      unconfirmed: this.#unconfirmed,
    });
    return new EndpointEvents({ settings, ports, counts, knownEndpoints, pushes });
  }

  #handle(clientData: ClientData, replyTo: string | undefined, nowMs: number): void {
    const refusal = this.#admission?.refusal(clientData.appVersionName);
    if (refusal !== undefined) {
      this.#sender.answer(refusal, clientData, replyTo);
    } else if (parseConfigurationPath(clientData.resourcePath)?.resource === "applied") {
      this.#handleApplied(clientData, replyTo);
    } else {
      this.#handleRequest(clientData, replyTo, nowMs);
    }
  }

  #handleApplied(clientData: ClientData, replyTo: string | undefined): void {
    const accepted = this.#rules.acceptApplied(clientData, this.#settings);
    if (!accepted.accepted) {
      this.#sender.answer(accepted.answer, clientData, replyTo);
    } else if (this.#applied.announce(accepted.value, clientData)) {
      this.#counts.applied.add(isSuccess(accepted.value.statusCode) ? "applied" : "rejected");
      this.#sender.answer(TAKEN_UP, clientData, replyTo);
    } else {
      this.#sender.answer(errorAnswer(413, "The report is too large for the message bus"), clientData, replyTo);
    }
  }

  #handleRequest(clientData: ClientData, replyTo: string | undefined, nowMs: number): void {
    const accepted = this.#rules.acceptRequest(clientData);
    if (!accepted.accepted) {
      this.#sender.answer(accepted.answer, clientData, replyTo);
      return;
    }
    const { endpointId, configName = "", request } = accepted.value;
    // A clock that is ahead must not make what is said now hold against what is said later.
    const saidAtMs = Math.min(clientData.timestamp, nowMs);
    this.#knownEndpoints.appeared({ endpointId, appVersionName: clientData.appVersionName }, saidAtMs);
    const { observe } = request;
    if (observe === undefined) {
      this.#pull(accepted.value, clientData, replyTo);
      return;
    }
    const observation = this.#observations.note({ endpointId, configName, observe, saidAtMs });
    this.#siblings.tell(observation, () => this.#pull(accepted.value, clientData, replyTo));
  }

  #pull(accepted: AcceptedRequest, clientData: ClientData, replyTo: string | undefined): void {
    const pull = {
      correlationId: clientData.correlationId,
      appVersionName: clientData.appVersionName,
      endpointId: accepted.endpointId,
      configId: accepted.request.configId,
      configName: accepted.configName,
    };
    const refusal = this.#provider.pull(pull, (response) => {
      this.#sender.answer(this.#answerTo(accepted, response), clientData, replyTo);
      this.#knownEndpoints.sent(accepted.endpointId, this.#ports.runtime.clock.now());
      this.#unconfirmed.add(accepted.endpointId);
    });
    if (refusal !== undefined) {
      this.#sender.answer(REFUSED_PULLS[refusal], clientData, replyTo);
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

/** How long a starting replica waits for Tekton: it starts without. */
const KNOWLEDGE_MS = 2_000;

function platformOf(settings: CmxSettings, ports: ServicePorts): PlatformKnowledge | undefined {
  const { instanceName: serviceInstanceName, platform } = settings;
  return platform === undefined
    ? undefined
    : new PlatformKnowledge({ ...platform, serviceInstanceName, ports, counts: new TektonCounts() });
}

/**
 * Starts a CMX replica: the Configuration Management Extension, which keeps no configuration itself but asks the
 * configuration data provider for it. `rules` are its decisions. Closing it finishes what it accepted; what it has
 * published by then is sent at the latest when the bus is closed.
 */
export async function startCmx(
  ports: ServicePorts,
  environment: Environment,
  rules: CmxRules = cmxRules,
): Promise<StartedService> {
  const settings = readCmxSettings(environment, ports.runtime.ids.next());
  const { instanceName: instance, replicaId: replica, managementPort: port } = settings;
  const counts = new CmxCounts();
  const metrics = cmxMetrics(counts);
  const platform = platformOf(settings, ports);
  const management = await startManagement({
    name: replica,
    port,
    http: ports.http,
    health: healthOfAll([busHealth(ports.bus), () => platform?.problem()]),
    degradations: () => platform?.degradations() ?? [],
    metrics,
  });
  // Who takes part in the queue group too early answers 503 where another replica would not.
  await clockWaiter(ports.runtime.clock).within(KNOWLEDGE_MS, Promise.resolve(platform?.configurations.whenComplete()));
  const admission = platform === undefined ? undefined : new AppVersionAdmission(platform.configurations);
  const service = await new Cmx(settings, ports, rules, counts, admission).start();
  ports.runtime.logger.info("CMX is ready", { instance, replica, management: management.baseUrl });
  let closing: Promise<void> | undefined;
  const close = async () => {
    await service.close();
    platform?.close();
    await management.close();
  };
  return {
    close: () => {
      closing ??= close();
      return closing;
    },
  };
}
