import { COMMAND_TYPE_PATTERNS } from "../../protocol/cep/index.ts";
import { clockWaiter } from "../../runtime/index.ts";
import {
  busHealth,
  type Environment,
  healthOfAll,
  PlatformKnowledge,
  type ServicePorts,
  type StartedService,
  startManagement,
  TektonCounts,
} from "../service/index.ts";
import { CexCounts, cexMetrics } from "./cex-counts.ts";
import { CommandsOfReplica } from "./commands-of-replica.ts";
import { type OpenStore, openStore } from "./open-store.ts";
import { PAYLOAD_BYTES_MAX, restInterface } from "./rest/index.ts";
import { type CexRules, cexRules } from "./rules.ts";
import { type CexSettings, COMMAND_TTL_MS_MAX, readCexSettings } from "./settings.ts";
import type { CommandStore } from "./store/index.ts";
import { StoreHealth } from "./store-health.ts";

/** How long a starting replica waits for what the platform knows: it starts without. */
const KNOWLEDGE_MS = 2_000;

interface CexParts {
  readonly settings: CexSettings;
  readonly ports: ServicePorts;
  readonly rules: CexRules;
  readonly counts: CexCounts;
  readonly tektonCounts: TektonCounts;
  readonly knowledge: PlatformKnowledge;
  readonly store: CommandStore;
}

/** What can be undone, the last first. */
class Undoing {
  readonly #steps: (() => Promise<void> | void)[] = [];

  add(step: () => Promise<void> | void): void {
    this.#steps.unshift(step);
  }

  async all(): Promise<void> {
    for (const step of this.#steps.splice(0)) {
      await step();
    }
  }
}

async function startReplica(parts: CexParts, undoing: Undoing): Promise<void> {
  const { settings, ports, counts, tektonCounts, knowledge, store } = parts;
  const { clock } = ports.runtime;
  const health = new StoreHealth(clock, store);
  undoing.add(() => health.close());
  const management = await startManagement({
    name: settings.replicaId,
    port: settings.managementPort,
    http: ports.http,
    health: healthOfAll([busHealth(ports.bus), () => health.problem(), () => knowledge.problem()]),
    degradations: () => knowledge.degradations(),
    metrics: cexMetrics(counts, tektonCounts),
  });
  undoing.add(() => management.close());
  // Who takes part in the queue group too early answers 503 where another replica would not.
  await clockWaiter(clock).within(KNOWLEDGE_MS, knowledge.configurations.whenComplete());
  const replica = new CommandsOfReplica(parts);
  health.onRecovery(() => replica.recover());
  undoing.add(() => replica.close());
  const rest = await startRest(parts, replica);
  undoing.add(() => rest.close());
  if ((await store.enter(settings.replicaId, clock.now())) !== "joined") {
    replica.doubt();
  }
  await ports.bus.flush();
  const { instanceName: instance, replicaId } = settings;
  ports.runtime.logger.info("CEX is ready", {
    instance,
    replica: replicaId,
    management: management.baseUrl,
    rest: rest.baseUrl,
  });
}

function startRest({ settings, ports, rules, counts, knowledge, store }: CexParts, { desk }: CommandsOfReplica) {
  const { security } = knowledge;
  const { clock, ids, logger } = ports.runtime;
  const handler = restInterface({
    desk,
    store,
    security,
    clock,
    ids,
    logger,
    counts,
    rules,
    settings: {
      awaitMsMax: settings.awaitMsMax,
      commandTtlMs: settings.commandTtlMs,
      commandTtlMsMax: COMMAND_TTL_MS_MAX,
      commandTypePattern: COMMAND_TYPE_PATTERNS[settings.commandTypeCharacters],
      payloadBytesMax: PAYLOAD_BYTES_MAX,
      locationPrefix: settings.locationPrefix,
    },
  });
  return ports.http.serve(`${settings.replicaId}-rest`, settings.restPort, handler);
}

/**
 * Starts a CEX replica: the Command Execution Extension, which takes commands over REST and from other services, keeps
 * them until they are executed or expire, sends them to endpoints and tells what became of them. It starts whether
 * Tekton answers or not, and rejects if the store does not. `rules` are its decisions.
 */
export async function startCex(
  ports: ServicePorts,
  environment: Environment,
  rules: CexRules = cexRules,
  open: OpenStore = openStore,
): Promise<StartedService> {
  const settings = readCexSettings(environment, ports.runtime.ids.next());
  const { instanceName: serviceInstanceName, tekton, security } = settings;
  const [counts, tektonCounts, undoing] = [new CexCounts(), new TektonCounts(), new Undoing()];
  const store = await open(settings, ports.runtime.clock);
  undoing.add(() => store.close());
  const knowledge = new PlatformKnowledge({
    tekton,
    security,
    serviceInstanceName,
    ports,
    counts: tektonCounts,
    tokens: rules,
  });
  undoing.add(() => knowledge.close());
  try {
    await startReplica({ settings, ports, rules, counts, tektonCounts, knowledge, store }, undoing);
  } catch (cause) {
    await undoing.all();
    throw cause;
  }
  let closing: Promise<void> | undefined;
  return {
    close: () => {
      closing ??= clockWaiter(ports.runtime.clock)
        .within(settings.gracefulShutdownMs, undoing.all())
        .then(() => undefined);
      return closing;
    },
  };
}
