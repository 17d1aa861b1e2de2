import type { AvroSchemaSet } from "../../protocol/avro/index.ts";
import type { ZeroRequestId } from "../../protocol/kp/index.ts";
import type { AppVersionRules } from "./app-version-rules.ts";
import type { NameIn } from "./configuration-name.ts";

/**
 * What becomes of a success without request id. "dropEmpty": those without payload are dropped. "drop": those that
 * answer a request are dropped, too; pushes with a payload are not. "deliver": nothing is dropped.
 */
export type ResponseWithoutRequestId = "dropEmpty" | "drop" | "deliver";

/** What a communication service has to be told. */
export interface CommunicationServiceSettings {
  /** Its service instance name, to whose ExtensionData it listens. */
  readonly instanceName: string;
  /** Its replica id, to which answers are directed, and the name under which it listens. */
  readonly replicaId: string;
  /** The extensions that clients may address. */
  readonly extensionInstanceNames: readonly string[];
  /** The extension that tells clients their token, which this service itself plays; none unless named. */
  readonly tokenExtensionInstanceName?: string;
  /** The base URL of the register that resolves tokens. */
  readonly endpointRegisterUrl: string;
  /** The port for MQTT clients; 0 lets the system choose. */
  readonly mqttPort: number;
  /** The port for HTTP clients; 0 lets the system choose. */
  readonly httpPort: number;
  /** The port of the REST interface for control; 0, unless told otherwise, lets the system choose. */
  readonly controlPort?: number;
  readonly avroSchemaSet: AvroSchemaSet;
  readonly zeroRequestId: ZeroRequestId;
  readonly responseWithoutRequestId: ResponseWithoutRequestId;
  /** Whether every success is 200 for an HTTP client, or what the extension said. */
  readonly httpSuccess: "always200" | "mirror";
  /** Whether a subscription that names a token identifies an endpoint, as a message does. */
  readonly identifyOn: "publish" | "publishOrSubscribe";
  /** The `timeout` of ClientData in milliseconds; 0 for never. */
  readonly clientDataTimeoutMs: number;
  /** How long an HTTP client waits for an extension before it gets a 504. */
  readonly httpAnswerTimeoutMs: number;
  /** Whether a second client with an equal id ends the first one's connection, which it does unless told otherwise. */
  readonly equalClientIds?: "takeOver" | "allowSeveral";
  /** The port for MQTT over WebSocket, if there is a transport for it; 0, unless told otherwise, lets the system choose. */
  readonly webSocketPort?: number;
  /**
   * Whether connectivity events of 9/ELCE are published, and those of other replicas obeyed; false unless told
   * otherwise. Clients of HTTP have no session, hence no events.
   */
  readonly announceConnectivity?: boolean;
  /** Where ClientData bears the name of a configuration; "path" unless told otherwise. Only schema set 2026-01 has both. */
  readonly nameIn?: NameIn;
  /** Rules for single appversions, which thereby are known. `PUT /control/app-versions/:name` changes them. */
  readonly appVersions?: Readonly<Record<string, AppVersionRules>>;
  /** Whether appversions without rules are left to the register, which they are unless told otherwise, or refused. */
  readonly unknownAppVersions?: "accept" | "refuse";
}
