export { AppVersionAdmission } from "./app-version-admission.ts";
export { askOverHttp, type HttpAnswer, type HttpQuestion, type RequestParts } from "./bounded-request.ts";
export { busHealth, type Health } from "./bus-health.ts";
export { type ListenerParts, listenToClients, type TakeClientData } from "./client-data-listener.ts";
export { ConcurrencyLimit } from "./concurrency-limit.ts";
export { type DependencyHealth, healthOfAll } from "./dependency-health.ts";
export { Durations } from "./durations.ts";
export { type Answer, errorAnswer } from "./extension-answer.ts";
export { ExtensionDataSender, type PushTarget, type SenderParts } from "./extension-data-sender.ts";
export { type ExtensionIdentity, type ExtensionRules, extensionRules } from "./extension-rules.ts";
export { type ManagementParts, startManagement } from "./management.ts";
export type { MetricText } from "./metric-text.ts";
export { Metrics } from "./metrics.ts";
export { PlatformKnowledge, type PlatformKnowledgeParts } from "./platform-knowledge.ts";
export { PROCESS_KEYS, runServiceProcess } from "./process.ts";
export {
  type Caller,
  isPermitted,
  readSecuritySettings,
  type SecuritySettings,
  TenantSecurity,
  type TokenRules,
  tokenRules,
  type Verification,
} from "./security/index.ts";
export type { Environment, ServicePorts, StartedService, StartService } from "./service.ts";
export { SettingsError, SettingsReader } from "./settings.ts";
export { Tally } from "./tally.ts";
export {
  ApplicationConfigurations,
  type AppVersionConfiguration,
  addTektonMetrics,
  readTektonSettings,
  TektonCounts,
  type TektonSettings,
} from "./tekton/index.ts";
