/** Every code that a transport error can bear, with what it means. */
export const TRANSPORT_ERRORS = {
  INVALID_ADDRESS: "An address or URL does not have the form that the transport takes.",
  ADDRESS_IN_USE: "Somebody listens there already.",
  INVALID_SUBJECT: "A subject is empty, has white space or an empty token, or has wildcards in the wrong place.",
  PAYLOAD_TOO_LARGE: "A message is larger than the bus accepts.",
  BUS_UNREACHABLE: "No bus answered at any of the given servers.",
  BUS_REFUSED: "The bus does not accept the credentials, or they do not permit the operation.",
  BUS_DISCONNECTED: "The connection to the bus broke before the bus confirmed.",
  BUS_CLOSED: "The connection to the bus was closed before.",
  BUS_OVERLOADED: "More messages wait for one in-memory connection than it may hold.",
  CHANNEL_UNREACHABLE: "Nobody accepts byte channels at the address.",
  HTTP_UNREACHABLE: "Nobody answered an HTTP request.",
  MQTT_REFUSED: "The server answered CONNECT with a return code other than zero.",
  MQTT_MALFORMED_PACKET: "The bytes received are not an MQTT 3.1.1 packet.",
  MQTT_PACKET_TOO_LARGE: "A packet is larger than the receiver accepts.",
  MQTT_QOS_2: "The other side used quality of service 2, which is not supported.",
  MQTT_UNEXPECTED_PACKET: "A packet came that has no place in the conversation.",
  MQTT_NO_ANSWER: "The server did not answer CONNECT or PINGREQ in time.",
  MQTT_CLOSED: "The MQTT connection is closed or broke.",
  MQTT_INVALID_ARGUMENT: "A topic, filter or setting cannot be sent in an MQTT packet.",
  MQTT_OVERLOADED: "More operations or messages are pending than one client may hold.",
} as const;

/** One of the keys of `TRANSPORT_ERRORS`. */
export type TransportErrorCode = keyof typeof TRANSPORT_ERRORS;

/** What went wrong between two parties. The message leads with the code and says what to do. */
export class TransportError extends Error {
  override readonly name = "TransportError";
  readonly code: TransportErrorCode;

  constructor(code: TransportErrorCode, explanation: string, options?: ErrorOptions) {
    super(`${code}: ${explanation}`, options);
    this.code = code;
  }
}

/** What `error` says of itself, whatever was thrown; the causes are appended. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) {
    return String(error);
  }
  const own = error.message === "" ? error.name : error.message;
  return error.cause === undefined ? own : `${own} (${reasonOf(error.cause)})`;
}

/** Lets `error` end the process as an uncaught exception, outside the caller's stack. */
export function raiseUncaught(error: unknown): void {
  queueMicrotask(() => {
    throw error;
  });
}
