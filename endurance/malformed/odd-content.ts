import { configResponseCodec, configUpdatedCodec, configUpdatedSubject } from "../../protocol/cdtp/index.ts";
import { configurationPath } from "../../protocol/cmp/index.ts";
import { connectedCodec, connectedSubject } from "../../protocol/elce/index.ts";
import { type ExtensionData, extensionDataCodec, extensionDataSubject } from "../../protocol/esp/index.ts";
import type { Random } from "../../runtime/index.ts";
import { oneOf } from "../chance/index.ts";
import { INSTANCES } from "../instance-names.ts";
import { badBody } from "./bad-payloads.ts";
import { type Place, tormentedEndpoint } from "./places.ts";

type Odd = (random: Random, places: readonly Place[]) => { readonly subject: string; readonly payload: Uint8Array };

const TIMES_MS = [0, -1, 1, 9_007_199_254_740_991, -9_007_199_254_740_991, 1_700_000_000_000];
const NAMES = ["", ".", "*", ">", "a.b", " ", "\0", "ü", "../..", "x".repeat(5_000), "tormented-v1"];
const STATUSES = [-2_147_483_648, -1, 0, 1, 99, 200, 204, 304, 404, 599, 600, 2_147_483_647];
const MEDIA_TYPES = ["", "application/json", "application/json;", "text/plain", "\0", "x".repeat(5_000)];
const EVENT_ENDPOINTS_MAX = 200;
const PROVIDER_ANSWERS = ".cdtp.response";

/** Members that can be read and make little sense. An endpoint that others rely on is never named. */
function oddMembers(random: Random) {
  return {
    correlationId: oneOf(random, ["", ...NAMES]),
    timestamp: oneOf(random, TIMES_MS),
    timeout: oneOf(random, [0, 0, 0, ...TIMES_MS]),
    appVersionName: oneOf(random, NAMES),
    endpointId: oneOf(random, [...NAMES, tormentedEndpoint(random)]),
  };
}

function oddConfiguration(random: Random) {
  return {
    ...oddMembers(random),
    configId: oneOf(random, ["", "a", ...NAMES]),
    contentType: oneOf(random, MEDIA_TYPES),
    content: badBody(random),
    originatorReplicaId: oneOf(random, [null, ...NAMES]),
  };
}

function oddEndpoints(random: Random): ReadonlyMap<string, string> {
  const count = random.integer(0, 9) === 0 ? random.integer(0, EVENT_ENDPOINTS_MAX) : random.integer(0, 3);
  return new Map(
    Array.from({ length: count }, () => [oneOf(random, [...NAMES, tormentedEndpoint(random)]), oneOf(random, NAMES)]),
  );
}

function oddExtensionData(random: Random): ExtensionData {
  const { appVersionName, endpointId, ...members } = oddMembers(random);
  return {
    ...members,
    appVersionName: oneOf(random, [null, appVersionName]),
    endpointId: oneOf(random, [null, endpointId]),
    extensionInstanceName: oneOf(random, [null, INSTANCES.cmx, ...NAMES]),
    resourcePath: oneOf(random, [configurationPath(), "", "//", "no slash", ...NAMES]),
    requestId: oneOf(random, [null, 0, -1, 2_147_483_647]),
    payload: oneOf(random, [null, badBody(random)]),
    statusCode: oneOf(random, STATUSES),
    reasonPhrase: oneOf(random, [null, ...NAMES]),
  };
}

const ODD: readonly Odd[] = [
  (random) => ({
    subject: connectedSubject(INSTANCES.communicationService),
    payload: connectedCodec.encode({
      ...oddMembers(random),
      endpoints: oddEndpoints(random),
      originatorReplicaId: oneOf(random, NAMES),
    }),
  }),
  (random) => ({
    subject: configUpdatedSubject(INSTANCES.configurationDataProvider),
    payload: configUpdatedCodec.encode(oddConfiguration(random)),
  }),
  (random, places) => ({
    subject: oneOf(
      random,
      places.map(({ subject }) => subject).filter((subject) => subject.endsWith(PROVIDER_ANSWERS)),
    ),
    payload: configResponseCodec.encode({
      ...oddConfiguration(random),
      statusCode: oneOf(random, STATUSES),
      reasonPhrase: oneOf(random, [null, ...NAMES]),
    }),
  }),
  (random) => ({
    subject: extensionDataSubject(INSTANCES.communicationService),
    payload: extensionDataCodec.encode(oddExtensionData(random)),
  }),
];

/** A message that can be read, and whose content nobody should send: events, answers of the provider, ExtensionData. */
export const oddContent: Odd = (random, places) => oneOf(random, ODD)(random, places);
