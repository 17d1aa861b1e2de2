import { ABSENT_CONFIG_ID, type ConfigurationRequest, type ResponseEnvelope } from "../../protocol/cmp/index.ts";
import type { PulledConfiguration } from "./pulled-configuration.ts";

/** What CMX answers to an endpoint, before it is put into an `ExtensionData`. */
export interface Answer {
  readonly statusCode: number;
  readonly reasonPhrase: string;
  /** Null on errors: there the communication service writes the body (1/KP, error response format). */
  readonly payload: Uint8Array | null;
}

const UNCHANGED = Buffer.from("{}");

const REASON_CHARACTERS_MAX = 500;

/** An answer that is an error. A long reason is cut: it may quote what others sent, which can be of any size. */
export function errorAnswer(statusCode: number, reasonPhrase: string): Answer {
  const fits = reasonPhrase.length <= REASON_CHARACTERS_MAX;
  return {
    statusCode,
    reasonPhrase: fits ? reasonPhrase : `${reasonPhrase.slice(0, REASON_CHARACTERS_MAX - 1)}…`,
    payload: null,
  };
}

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
