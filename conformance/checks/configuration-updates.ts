import {
  broadcastUpdateExtent,
  parseUpdateSubject,
  SCMP_PROTOCOL,
  serviceSpecificUpdateExtent,
} from "../../protocol/scmp/index.ts";
import { type Check, type CheckContext, check, type Ledger } from "./check.ts";
import { extensionNames, isInNameOfExtension } from "./extensions.ts";
import type { Trace, Traced } from "./trace.ts";

type Broadcast = Traced<"BroadcastConfigurationUpdateEvent">;
type Targeted = Traced<"ServiceSpecificConfigurationUpdateEvent">;

/** What Tekton says of changed configurations keeps to 17/SCMP, save where an example told it not to. */
export const configurationUpdates: Check = check(
  "configuration-updates",
  ["SCMP-003", "SCMP-004", "SCMP-006"],
  (recorded, context, ledger) => {
    const trace = recorded.without(({ injected }) => injected === true);
    const isExcused = excuses(context);
    for (const event of trace.records("BroadcastConfigurationUpdateEvent")) {
      if (!isInNameOfExtension(event, context) && !isExcused(event)) {
        const permitted = broadcastUpdateExtent(event.content.value) !== undefined;
        ledger.judge("SCMP-003", permitted, () => `Broadcast of ${namesIn(event)}, which is not permitted`, [event]);
      }
    }
    for (const event of trace.records("ServiceSpecificConfigurationUpdateEvent")) {
      if (!isExcused(event)) {
        judgeTargeted(event, context, ledger);
      }
    }
    judgeForm(trace, context, ledger);
  },
);

function judgeTargeted(event: Targeted, context: CheckContext, ledger: Ledger): void {
  const subject = parseUpdateSubject(event.path);
  const instance = subject?.kind === "serviceSpecific" ? subject.serviceInstanceName : "nobody";
  const stranger = (): string => `The update is for ${instance}, and no service has that name`;
  ledger.judge("SCMP-004", extensionNames(context).includes(instance), stranger, [event]);
  const permitted = serviceSpecificUpdateExtent(event.content.value) !== undefined;
  ledger.judge("SCMP-006", permitted, () => `Update of ${namesIn(event)}, which is not permitted`, [event]);
}

/** Only a provider has a word of 17/SCMP for a service. */
function judgeForm(trace: Trace, context: CheckContext, ledger: Ledger): void {
  const names = extensionNames(context);
  for (const message of trace.messages) {
    const { subject, content, path } = message;
    const ofProvider = subject?.kind === "service" && names.includes(subject.serviceInstanceName);
    if (ofProvider && content.kind === "unknown" && subject.protocolName === SCMP_PROTOCOL) {
      const wrong = (): string => `${path} is not kaa.v1.service.<instance>.scmp.configuration.<upsert or delete>`;
      ledger.judge("SCMP-004", false, wrong, [message]);
    }
  }
}

/** Tells what Tekton said because an example told it to: what names an application, appversion or tenant of it. */
function excuses({ applications, tenants }: CheckContext): (event: Broadcast | Targeted) => boolean {
  const told = <T extends { readonly deliberate: readonly string[] }>(owned: readonly T[]): readonly T[] =>
    owned.filter(({ deliberate }) => deliberate.includes("tekton"));
  const names = {
    applications: new Set(told(applications).map(({ name }) => name)),
    appVersions: new Set(told(applications).flatMap(({ appVersionNames }) => appVersionNames)),
    tenants: new Set(told(tenants).map(({ tenantId }) => tenantId)),
  };
  return ({ content: { value } }) =>
    names.applications.has(value.appName ?? "") ||
    names.appVersions.has(value.appVerName ?? "") ||
    names.tenants.has(value.tenantID ?? "");
}

function namesIn({ content: { value } }: Broadcast | Targeted): string {
  return `tenant ${value.tenantID}, application ${value.appName} and appversion ${value.appVerName}`;
}
