import type { Profile } from "../../conformance/targets/index.ts";
import type { BoxFacts } from "./box-facts.ts";

/** The facts for a person, with lines that can be pasted into a shell, by the documents that the box keeps to. */
export function readableFacts(facts: BoxFacts, documents: Profile["documents"]): string {
  const { mqttHost, mqttPort, webSocketUrl, deviceUrl, natsUrl } = facts;
  const { appVersionName, endpointId, endpointToken } = facts;
  const { cmx, lines } = EXPLANATIONS[documents];
  return [
    `Kaaliper is serving a communication service, ${cmx} and a configuration data provider.`,
    "",
    `  MQTT    ${mqttHost}:${mqttPort}`,
    `          ${webSocketUrl}`,
    `  HTTP    ${deviceUrl}`,
    `  NATS    ${natsUrl}`,
    `  Sample endpoint ${endpointId}, appversion ${appVersionName}, token ${endpointToken}`,
    "",
    ...lines(facts),
    "",
    "Ctrl+C ends everything.",
    "",
  ].join("\n");
}

interface Explanation {
  /** What the CMX of the box is called. */
  readonly cmx: string;
  readonly lines: (facts: BoxFacts) => readonly string[];
}

const EXPLANATIONS: Readonly<Record<Profile["documents"], Explanation>> = {
  current: { cmx: "CMX", lines: currentLines },
  "drafts-2017": { cmx: "the CMX of the drafts of 2017", lines: draftLines },
};

function currentLines(facts: BoxFacts): readonly string[] {
  const { mqttHost, mqttPort, deviceUrl, providerUrl, appVersionName, endpointId, endpointToken } = facts;
  const topic = `kp1/${appVersionName}/cmx/${endpointToken}/config/json`;
  return [
    "Fetch its configuration over MQTT, with two connections:",
    `  mosquitto_sub -h ${mqttHost} -p ${mqttPort} -t '${topic}/1/status' -C 1`,
    `  mosquitto_pub -h ${mqttHost} -p ${mqttPort} -t '${topic}/1' -m '{}'`,
    "",
    "or over HTTP:",
    `  curl -s -X POST -d '{}' ${deviceUrl}/${topic}`,
    "",
    "Give it another configuration:",
    `  curl -s -X PUT -d '{"interval": 15}' ${providerUrl}/api/v1/endpoints/${endpointId}/app-versions/${appVersionName}`,
  ];
}

function draftLines(facts: BoxFacts): readonly string[] {
  const { mqttHost, mqttPort, providerUrl, appVersionName, endpointId, endpointToken } = facts;
  const topic = `kp1/${appVersionName}/cmx/${endpointToken}/json`;
  return [
    "Connect it, and see what it is sent:",
    `  mosquitto_sub -h ${mqttHost} -p ${mqttPort} -t '${topic}/#' -v`,
    "",
    "Confirm that by the id that stands in it, and ask for it once more:",
    `  mosquitto_pub -h ${mqttHost} -p ${mqttPort} -t '${topic}/status' -m '{"id": ID, "status": "ok"}'`,
    `  mosquitto_pub -h ${mqttHost} -p ${mqttPort} -t '${topic}/1' -n`,
    "",
    "See what the provider has heard of it, and give it another configuration:",
    `  curl -s '${providerUrl}/control/updated-events?endpointId=${endpointId}'`,
    `  curl -s -X PUT -d '{"config": {"interval": 15}}' ${providerUrl}/control/configurations/${appVersionName}/${endpointId}`,
  ];
}
