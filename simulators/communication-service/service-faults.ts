import { type DelaySettings, delaySettings, type FaultKinds, type NoSettings, noSettings } from "../control/index.ts";

/** The ways in which the service can be made to misbehave, each with its settings. */
export interface CommunicationServiceFaults {
  /** ClientData is made, but published late. What comes later on the same MQTT connection waits. */
  readonly "delay-client-data": DelaySettings;
  /** ClientData is not published, and nobody is told. */
  readonly "drop-client-data": NoSettings;
}

/** The shapes of `CommunicationServiceFaults`. */
export const communicationServiceFaultKinds: FaultKinds<CommunicationServiceFaults> = {
  "delay-client-data": delaySettings,
  "drop-client-data": noSettings,
};
