import { ABSENT_CONFIG_ID, type ConfigurationRequest, type ResponseEnvelope } from "../../protocol/cmp/index.ts";
import { type Answer, errorAnswer } from "../service/index.ts";
import type { PulledConfiguration } from "./pulled-configuration.ts";

const UNCHANGED = Buffer.from("{}");

function success(payload: Uint8Array): Answer {
  return { statusCode: 200, reasonPhrase: "OK", payload };
}

/**
 * Answers a configuration request with what the provider knows (7/CMP, configuration resource).
 *
 * The configuration's own text goes out unchanged, so that numbers keep their spelling.
 */
export function configurationAnswer(
  request: ConfigurationRequest,
  pulled: PulledConfiguration,
  envelope: ResponseEnvelope,
): Answer {
  if (pulled.kind === "failed") {
    return errorAnswer(pulled.statusCode, pulled.reasonPhrase);
  }
  const configId = pulled.kind === "current" ? pulled.configId : ABSENT_CONFIG_ID;
  if (pulled.kind === "unchanged" || request.configId === configId) {
    return success(UNCHANGED);
  }
  const config = pulled.kind === "current" ? pulled.config : "null";
  const status = envelope === "deployed" ? `,"statusCode":200,"reasonPhrase":"OK"` : "";
  return success(Buffer.from(`{"configId":${JSON.stringify(configId)},"config":${config}${status}}`));
}
