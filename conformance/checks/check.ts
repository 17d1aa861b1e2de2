import type { AvroSchemaSet } from "../../protocol/avro/index.ts";
import type { CommandTypePattern } from "../../protocol/cep/index.ts";
import type { ResponseEnvelope } from "../../protocol/cmp/index.ts";
import type { ZeroRequestId } from "../../protocol/kp/index.ts";
import type { Trace, TracedMessage } from "./trace.ts";

/** Names of the service instances of a world. */
export interface InstanceNames {
  readonly communicationService: string;
  readonly configurationDataProvider: string;
  readonly tekton: string;
  readonly tenantManager: string;
  readonly cmx: string;
  readonly adx: string;
  readonly cex: string;
  /** Another instance of ADX, which examples may start. */
  readonly otherAdx: string;
  /** Whoever has endpoints carry out commands by 12/CIP. */
  readonly commandCaller: string;
}

/** Allowances, in milliseconds: what a service may take without breaking a rule. */
export interface Timing {
  /** From a request to its answer. */
  readonly answerMs: number;
  /** How much longer the service may wait for a provider that does not answer. */
  readonly providerTimeoutMs: number;
  /** Difference between the clocks of two machines, and between what two observers see first. */
  readonly skewMs: number;
  /** How long the recording goes on after the last example. */
  readonly quietMs: number;
  /** From a change at a service of the platform, which announces it, until every replica goes by it. */
  readonly propagationMs: number;
  /** From a change that nobody announces until every replica has found out by itself. */
  readonly discoveryMs: number;
}

/** An endpoint that an example made for itself, and which parties it told to misbehave towards it. */
export interface OwnedEndpoint {
  readonly endpointId: string;
  readonly endpointToken: string;
  readonly deliberate: readonly (
    | "client"
    | "command-caller"
    | "communication-service"
    | "configuration-data-provider"
  )[];
}

/** An application that an example made for itself at Tekton, and which parties it told to misbehave towards it. */
export interface OwnedApplication {
  readonly name: string;
  /** Full names of its appversions. */
  readonly appVersionNames: readonly string[];
  readonly deliberate: readonly "tekton"[];
}

/** A tenant that an example made for itself, and which parties it told to misbehave towards it. */
export interface OwnedTenant {
  readonly tenantId: string;
  readonly deliberate: readonly "tekton"[];
}

/** What a check may know beside the traffic. */
export interface CheckContext {
  readonly instances: InstanceNames;
  /** The services that are judged. */
  readonly services: readonly ("cmx" | "adx" | "cex")[];
  readonly timing: Timing;
  readonly avroSchemaSet: AvroSchemaSet;
  readonly responseEnvelope: ResponseEnvelope;
  readonly zeroRequestId: ZeroRequestId;
  /** Which command types there may be. */
  readonly commandTypeCharacters: CommandTypePattern;
  /** By endpoint identifier. */
  readonly endpoints: ReadonlyMap<string, OwnedEndpoint>;
  readonly applications: readonly OwnedApplication[];
  readonly tenants: readonly OwnedTenant[];
}

/** A broken rule and the few messages that prove it. */
export interface CheckFinding {
  readonly requirement: string;
  readonly message: string;
  readonly evidence: readonly TracedMessage[];
  /** True if the finding is that something did not come, which a target that is gone cannot be blamed for. */
  readonly missing?: boolean;
}

/** What a check found, and how often each rule was put to the test. */
export interface CheckReport {
  readonly exercised: ReadonlyMap<string, number>;
  readonly findings: readonly CheckFinding[];
}

/** A rule that always holds, as a pure function from recorded traffic to findings. */
export interface Check {
  readonly id: string;
  /** The requirements that it judges. */
  readonly requirements: readonly string[];
  judge(trace: Trace, context: CheckContext): CheckReport;
}

/** Collects what a check sees. */
export class Ledger implements CheckReport {
  readonly exercised = new Map<string, number>();
  readonly findings: CheckFinding[] = [];

  /** Counts that `requirement` was put to the test, and notes a finding if it does not `hold`. */
  judge(requirement: string, holds: boolean, message: () => string, evidence: readonly TracedMessage[]): void {
    this.exercised.set(requirement, (this.exercised.get(requirement) ?? 0) + 1);
    if (!holds) {
      this.findings.push({ requirement, message: message(), evidence });
    }
  }

  /** Notes that what `requirement` asks for did not come. */
  miss(requirement: string, message: string, evidence: readonly TracedMessage[]): void {
    this.exercised.set(requirement, (this.exercised.get(requirement) ?? 0) + 1);
    this.findings.push({ requirement, message, evidence, missing: true });
  }
}

/** A check whose `look` reports to a ledger. */
export function check(
  id: string,
  requirements: readonly string[],
  look: (trace: Trace, context: CheckContext, ledger: Ledger) => void,
): Check {
  return {
    id,
    requirements,
    judge(trace, context) {
      const ledger = new Ledger();
      look(trace, context, ledger);
      return ledger;
    },
  };
}

/** Whether an example told `party` to misbehave towards the endpoint. */
export function isDeliberate(
  context: CheckContext,
  endpointId: string | null | undefined,
  party: OwnedEndpoint["deliberate"][number],
): boolean {
  return context.endpoints.get(endpointId ?? "")?.deliberate.includes(party) ?? false;
}
