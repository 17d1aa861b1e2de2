import { parseAppliedRequest, parseConfigurationPath, parseConfigurationResponse } from "../../protocol/cmp/index.ts";
import { parseRequestTopic, parseResponseTopic } from "../../protocol/kp/index.ts";
import { type Check, type CheckContext, check, type Ledger } from "./check.ts";
import { grouped } from "./grouped.ts";
import type { Trace, TracedMessage } from "./trace.ts";

/** The name that stands for the configuration without one (4/ESP; reading G20). */
const DEFAULT_CONFIGURATION = "default";

/** What endpoints report of configurations fits what they were sent, and nothing else is announced as applied. */
export const appliedReports: Check = check("applied-reports", ["CMP-032", "CDTP-021"], (trace, context, ledger) => {
  judgeNames(trace, context, ledger);
  judgeAnnouncements(trace, ledger);
});

/** Names of configurations by endpoint and configuration identifier. */
class NamesOfConfigurations {
  readonly #names = new Map<string, Set<string>>();

  add(endpointId: string, configId: string, name: string | null | undefined): void {
    const place = key(endpointId, configId);
    this.#names.set(place, (this.#names.get(place) ?? new Set()).add(name ?? DEFAULT_CONFIGURATION));
  }

  of(endpointId: string, configId: string): ReadonlySet<string> {
    return this.#names.get(key(endpointId, configId)) ?? new Set();
  }
}

function key(endpointId: string, configId: string): string {
  return JSON.stringify([endpointId, configId]);
}

/**
 * A report is judged only if the provider gave the configuration under the very name under which the endpoint got it:
 * otherwise a service that mixes up names would make the client look wrong.
 */
function judgeNames(trace: Trace, context: CheckContext, ledger: Ledger): void {
  const owners = new Map([...context.endpoints.values()].map((endpoint) => [endpoint.endpointToken, endpoint]));
  const given = namesAtProvider(trace);
  const received = new NamesOfConfigurations();
  for (const message of trace.messages) {
    if (message.direction === "toClient" && message.transport === "mqtt") {
      const topic = parseResponseTopic(message.path, context.zeroRequestId);
      const owner = topic.ok ? owners.get(topic.value.path.endpointToken) : undefined;
      const path = topic.ok ? parseConfigurationPath(topic.value.path.resourcePath) : undefined;
      const configId = receivedConfigId(message);
      if (owner !== undefined && path?.resource === "config" && configId !== undefined) {
        received.add(owner.endpointId, configId, path.configName);
      }
    } else if (message.direction === "fromClient") {
      const topic = parseRequestTopic(message.path.replace(/^\//, ""), context.zeroRequestId);
      const owner = topic.ok ? owners.get(topic.value.endpointToken) : undefined;
      const path = topic.ok ? parseConfigurationPath(topic.value.resourcePath) : undefined;
      if (owner !== undefined && path?.resource === "applied" && !owner.deliberate.includes("client")) {
        const configId = reportedConfigId(message.payload) ?? "";
        const names = {
          given: given.of(owner.endpointId, configId),
          received: received.of(owner.endpointId, configId),
        };
        judgeName(message, path.configName ?? DEFAULT_CONFIGURATION, names, ledger);
      }
    }
  }
}

function judgeName(
  message: TracedMessage,
  name: string,
  { given, received }: { readonly given: ReadonlySet<string>; readonly received: ReadonlySet<string> },
  ledger: Ledger,
): void {
  const certain = [...received].filter((one) => given.has(one));
  if (certain.length > 0) {
    const holds = given.has(name) || received.has(name);
    const wrong = (): string =>
      `The report is about the name ${name}, the configuration came under ${certain.join(", ")}`;
    ledger.judge("CMP-032", holds, wrong, [message]);
  }
}

/** Under which names the provider gave which configurations. */
function namesAtProvider(trace: Trace): NamesOfConfigurations {
  const requests = grouped(trace.records("ConfigRequest"), ({ content: { value } }) => value.correlationId);
  const names = new NamesOfConfigurations();
  for (const { content } of trace.records("ConfigResponse")) {
    const { correlationId, endpointId, configId } = content.value;
    const [request, ...others] = requests.get(correlationId) ?? [];
    // Of several requests with one correlation identifier nobody can tell which was answered.
    if (request !== undefined && others.length === 0 && configId !== null) {
      names.add(endpointId, configId, request.content.value.configName);
    }
  }
  return names;
}

function receivedConfigId({ payload }: TracedMessage): string | undefined {
  const response = parseConfigurationResponse(payload, "deployed");
  return response.ok ? response.value.configId : undefined;
}

function reportedConfigId(payload: Uint8Array): string | undefined {
  const report = parseAppliedRequest(payload, { lenientNulls: true });
  return report.ok ? report.value.configId : undefined;
}

/** Whether the report or its announcement was seen first proves nothing, so any report counts. */
function judgeAnnouncements(trace: Trace, ledger: Ledger): void {
  const reported = new Set<string>();
  /** Endpoints whose reports cannot all be read. */
  const unclear = new Set<string>();
  for (const { content } of trace.records("ClientData")) {
    const { endpointId, resourcePath, payload } = content.value;
    if (endpointId !== null && parseConfigurationPath(resourcePath)?.resource === "applied") {
      const configId = reportedConfigId(payload);
      if (configId === undefined) {
        unclear.add(endpointId);
      } else {
        reported.add(key(endpointId, configId));
      }
    }
  }
  for (const message of trace.records("ConfigApplied").filter(({ injected }) => injected !== true)) {
    const { endpointId, configId } = message.content.value;
    if (!unclear.has(endpointId)) {
      const unheard = (): string => `${configId} is announced as applied, which endpoint ${endpointId} never reported`;
      ledger.judge("CDTP-021", reported.has(key(endpointId, configId)), unheard, [message]);
    }
  }
}
