import { appliedPath, encodeAppliedRequest } from "../../protocol/cmp/index.ts";
import {
  type ClientData,
  clientDataCodec,
  clientDataSubject,
  type ExtensionData,
  extensionDataCodec,
  extensionDataReplicaSubject,
} from "../../protocol/esp/index.ts";
import { type ResourcePath, requestTopic, responseTopic } from "../../protocol/kp/index.ts";
import type { RecordedMessage } from "./recording.ts";
import { busMessage, clientMessage, common, type Difference, SAMPLE_ENDPOINT } from "./sample-trace.ts";

/** The differences of a report from the sound one. */
interface Differences {
  readonly report?: Difference<ResourcePath>;
  readonly reportData?: Difference<ClientData>;
  readonly reportTaken?: Difference<ExtensionData>;
  readonly reportAnswered?: Difference<ResourcePath>;
}

/** The messages of a report by what they are, with sequence numbers from 16 to 19, after those of announcements. */
type Report = Readonly<Record<keyof Differences, RecordedMessage>>;

const REQUEST_ID = 8;
const REPLICA_OF_GATE = extensionDataReplicaSubject("kpc-1");

/** A report of the sample endpoint on the configuration that it has. */
export function sampleReport(differences: Differences = {}): Report {
  const payload = encodeAppliedRequest({ configId: "1", statusCode: 500, reasonPhrase: "Too hot" });
  const { endpointId } = SAMPLE_ENDPOINT;
  const answered = { ...common(0), correlationId: "report-1", endpointId };
  const about = { ...answered, resourcePath: appliedPath(), requestId: REQUEST_ID };
  const names = { resourcePath: appliedPath(), requestId: REQUEST_ID };
  const reported = { ...about, timestamp: common(17).timestamp, payload, configName: null };
  const data = clientDataCodec("2026-01").encode({ ...reported, ...differences.reportData?.fields });
  const taken = extensionDataCodec.encode({
    ...about,
    timestamp: common(18).timestamp,
    extensionInstanceName: "cmx",
    payload: null,
    statusCode: 200,
    reasonPhrase: "OK",
    ...differences.reportTaken?.fields,
  });
  const client = ({ fields, ...around }: Difference<ResourcePath> = {}): Difference<ResourcePath> => ({
    ...around,
    fields: { ...names, ...fields },
  });
  const nothing = new Uint8Array();
  const answer = (path: ResourcePath): string => responseTopic(path, "status");
  return {
    report: clientMessage(16, "fromClient", requestTopic, payload, client(differences.report)),
    reportData: busMessage(17, clientDataSubject("cmx"), REPLICA_OF_GATE, data, differences.reportData ?? {}),
    reportTaken: busMessage(18, REPLICA_OF_GATE, undefined, taken, differences.reportTaken ?? {}),
    reportAnswered: clientMessage(19, "toClient", answer, nothing, client(differences.reportAnswered)),
  };
}
