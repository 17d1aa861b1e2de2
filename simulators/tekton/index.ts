export type { AccessTokens, Caller, Permission } from "./access-tokens.ts";
export type { Acknowledgement } from "./acknowledgement-log.ts";
export type { LoggedEvent } from "./announcer.ts";
export type { AbsentForm, ServiceInstanceSettings, TektonSettings } from "./settings.ts";
export { MissingAccessTokensError, type StartedTekton, startTekton, type TektonPorts } from "./start-tekton.ts";
export type { TektonFaults } from "./tekton-faults.ts";
