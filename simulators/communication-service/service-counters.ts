/** Every counter of the service; `GET /control/counters` shows them. */
export const SERVICE_COUNTERS = [
  /** MQTT connections that were closed because the client broke MQTT. */
  "mqttViolations",
  /** MQTT connections that were closed because the client was silent for too long. */
  "keepAliveTimeouts",
  /** MQTT connections that were closed because another client came with the same id. */
  "takenOver",
  /** MQTT messages whose topic is none of 1/KP; they were ignored. */
  "malformedTopics",
  /**
   * Requests that were refused because of an unknown token, appversion or extension, an extension that is not allowed,
   * or an unavailable register.
   */
  "refusedRequests",
  /** Messages that an MQTT client would have got had it acknowledged earlier ones. */
  "unacknowledgedOverflows",
  /** Notices of the bus that nobody listens to an extension's subject. */
  "clientDataWithoutResponders",
  "unreadableExtensionData",
  "unreadableConnectivityEvents",
  /** ExtensionData from which no topic can be made, or whose status is none of HTTP. */
  "unusableExtensionData",
  /** ExtensionData whose endpoint has no connection here. */
  "undeliverableExtensionData",
  /** Successes without request id that were not delivered. */
  "droppedResponsesWithoutRequestId",
  /** Answers for HTTP clients that had been answered before. */
  "lateHttpAnswers",
] as const;

/** What the service counts besides its work. */
export type ServiceCounter = (typeof SERVICE_COUNTERS)[number];
