import type { ClientData } from "../../protocol/esp/index.ts";
import type { BusSubscription } from "../../transport/index.ts";
import {
  type Answer,
  type ApplicationConfigurations,
  ExtensionDataSender,
  errorAnswer,
  listenToClients,
  type ServicePorts,
} from "../service/index.ts";
import type { AdxCounts } from "./adx-counts.ts";
import { AnswerCache } from "./answer-cache.ts";
import type { AdxRules } from "./rules.ts";
import type { AdxSettings } from "./settings.ts";

/** What answering queries takes. */
export interface EndpointQueriesParts {
  readonly settings: AdxSettings;
  readonly ports: ServicePorts;
  readonly rules: AdxRules;
  readonly counts: AdxCounts;
  readonly configurations: Pick<ApplicationConfigurations, "find" | "isComplete">;
}

const NOT_KNOWN_YET = errorAnswer(503, "Attributes are not known yet; ask again later");

/** Answers the queries that communication services send on behalf of endpoints (4/ESP), each at once. */
export function answerQueries(parts: EndpointQueriesParts): BusSubscription {
  const sender = new ExtensionDataSender(parts);
  const cache = new AnswerCache();
  return listenToClients(parts, (clientData, replyTo) => {
    sender.answer(answerTo(parts, cache, clientData), clientData, replyTo);
  });
}

function answerTo(
  { settings, rules, configurations }: EndpointQueriesParts,
  cache: AnswerCache,
  clientData: ClientData,
): Answer {
  const query = rules.acceptQuery(clientData);
  if (!query.accepted) {
    return query.answer;
  }
  const { q } = query.value;
  const configuration = configurations.find(clientData.appVersionName);
  if (configuration === undefined) {
    return configurations.isComplete
      ? errorAnswer(404, `No appversion ${JSON.stringify(clientData.appVersionName)}`)
      : NOT_KNOWN_YET;
  }
  return cache.get(configuration.revision, q, () =>
    rules.attributeAnswer(q, rules.findAttribute(configuration, q), settings.wrapResponse),
  );
}
