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
import { AdxCounts, adxMetrics } from "./adx-counts.ts";
import { AttributeDocuments } from "./attribute-documents.ts";
import { answerQueries } from "./endpoint-queries.ts";
import { restInterface } from "./rest-interface.ts";
import { type AdxRules, adxRules } from "./rules.ts";
import { type AdxSettings, readAdxSettings } from "./settings.ts";

interface ServerParts {
  readonly settings: AdxSettings;
  readonly ports: ServicePorts;
  readonly rules: AdxRules;
  readonly counts: AdxCounts;
  readonly tektonCounts: TektonCounts;
  readonly knowledge: PlatformKnowledge;
}

async function startServers({ settings, ports, rules, counts, tektonCounts, knowledge }: ServerParts) {
  const { replicaId, managementPort, restPort } = settings;
  const management = await startManagement({
    name: replicaId,
    port: managementPort,
    http: ports.http,
    health: healthOfAll([busHealth(ports.bus), () => knowledge.problem()]),
    degradations: () => knowledge.degradations(),
    metrics: adxMetrics(counts, tektonCounts),
  });
  const { security, configurations } = knowledge;
  const documents = new AttributeDocuments({ security, configurations, rules });
  const { ids, logger } = ports.runtime;
  try {
    const handler = restInterface({ documents, ids, logger, counts });
    return { management, rest: await ports.http.serve(`${replicaId}-rest`, restPort, handler) };
  } catch (cause) {
    await management.close();
    throw cause;
  }
}

async function startServersOrForget(parts: ServerParts) {
  try {
    return await startServers(parts);
  } catch (cause) {
    parts.knowledge.close();
    throw cause;
  }
}

/**
 * Starts an ADX replica: the Attribute Dictionary Extension, which answers endpoints with what Tekton knows of their
 * application and appversion. It starts whether Tekton answers or not. `rules` are its decisions.
 */
export async function startAdx(
  ports: ServicePorts,
  environment: Environment,
  rules: AdxRules = adxRules,
): Promise<StartedService> {
  const { clock, ids, logger } = ports.runtime;
  const settings = readAdxSettings(environment, ids.next());
  const counts = new AdxCounts();
  const tektonCounts = new TektonCounts();
  const { instanceName: instance, replicaId: replica, tekton, security } = settings;
  const knowledge = new PlatformKnowledge({
    tekton,
    security,
    serviceInstanceName: instance,
    ports,
    counts: tektonCounts,
    tokens: rules,
  });
  const parts = { settings, ports, rules, counts, tektonCounts, knowledge };
  const { management, rest } = await startServersOrForget(parts);
  const { configurations } = knowledge;
  const queries = answerQueries({ settings, ports, rules, counts, configurations });
  await ports.bus.flush();
  logger.info("ADX is ready", { instance, replica, management: management.baseUrl, rest: rest.baseUrl });
  const close = async () => {
    await clockWaiter(clock).within(settings.gracefulShutdownMs, queries.drain());
    await rest.close();
    knowledge.close();
    await management.close();
  };
  let closing: Promise<void> | undefined;
  return {
    close: () => {
      closing ??= close();
      return closing;
    },
  };
}
