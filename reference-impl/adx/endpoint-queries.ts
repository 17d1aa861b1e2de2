import { QUERY_RESOURCE_PATH } from "../../protocol/adx/index.ts";
import type { ClientData } from "../../protocol/esp/index.ts";
import type { BusSubscription } from "../../transport/index.ts";
import {
  type Answer,
  type ApplicationConfigurations,
  type AppVersionConfiguration,
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

/** The same bytes on the same resource have the same answer for as long as the documents stay as they are. */
function answerTo(parts: EndpointQueriesParts, cache: AnswerCache, clientData: ClientData): Answer {
  const configuration = parts.configurations.find(clientData.appVersionName);
  if (configuration === undefined || clientData.resourcePath !== QUERY_RESOURCE_PATH) {
    return answerAnew(parts, configuration, clientData);
  }
  const { revision } = configuration;
  const question = textOf(clientData.payload);
  return cache.find(revision, question) ?? cache.keep(revision, question, answerAnew(parts, configuration, clientData));
}

/** Text with a character for each byte, whatever bytes they are. */
function textOf({ buffer, byteOffset, byteLength }: Uint8Array): string {
  return Buffer.from(buffer, byteOffset, byteLength).toString("latin1");
}

function answerAnew(
  { settings, rules, configurations }: EndpointQueriesParts,
  configuration: AppVersionConfiguration | undefined,
  clientData: ClientData,
): Answer {
  const query = rules.acceptQuery(clientData);
  if (!query.accepted) {
    return query.answer;
  }
  if (configuration === undefined) {
    return configurations.isComplete
      ? errorAnswer(404, `No appversion ${JSON.stringify(clientData.appVersionName)}`)
      : NOT_KNOWN_YET;
  }
  const { q } = query.value;
  return rules.attributeAnswer(q, rules.findAttribute(configuration, q), settings.wrapResponse);
}
