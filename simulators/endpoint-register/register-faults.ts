import { type DelaySettings, delaySettings, type FaultKinds, settingsShape } from "../control/index.ts";

/** The settings of a fault that refuses something. */
export interface RefusalSettings {
  /** 500 to 599. */
  readonly statusCode: number;
}

/** The ways in which the register can be made to misbehave. */
export interface EndpointRegisterFaults {
  /** Token look-ups are refused with this status. Scope: the appversion, and the endpoint if known. */
  readonly unavailable: RefusalSettings;
  /**
   * Takes so long to tell of an endpoint, or of the endpoints that a filter matches; what it tells is how things stood
   * when it was asked. Scope: the endpoint and its appversion, or any of those that match.
   */
  readonly slow: DelaySettings;
  /** As `slow`, but refuses with this status. */
  readonly failing: RefusalSettings;
}

const refusalSettings = settingsShape<RefusalSettings>({
  statusCode: { type: "integer", minimum: 500, maximum: 599 },
});

/** The shapes of `EndpointRegisterFaults`. */
export const endpointRegisterFaultKinds: FaultKinds<EndpointRegisterFaults> = {
  unavailable: refusalSettings,
  slow: delaySettings,
  failing: refusalSettings,
};

/** The answer to what a fault refuses. */
export function refusalResponse({ statusCode }: RefusalSettings): Response {
  return Response.json({ message: "unavailable, as a fault in force demands" }, { status: statusCode });
}
