import type { InstanceNames, Timing } from "../checks/index.ts";
import type { Capability } from "../requirements/index.ts";
import type { ProfileName } from "./profile.ts";

/** How a service under test comes to run. */
export type Launch =
  /** It runs already and is connected to the bus. */
  | { readonly kind: "running" }
  /** A child process. `${NATS_URL}` and the other variables of `launchVariables` are put in. */
  | {
      readonly kind: "command";
      readonly command: readonly string[];
      readonly environment: Readonly<Record<string, string>>;
      readonly directory: string;
    }
  /** A module of ours in the process of the run; the only form that the fast lane can use. */
  | { readonly kind: "in-process"; readonly module: string | undefined };

/** The services that can be judged. */
export type ServiceName = "cmx" | "adx" | "cex";

/** Every service that can be judged. */
export const SERVICE_NAMES: readonly ServiceName[] = ["cmx", "adx", "cex"];

/** One service of an implementation. */
export interface ServiceUnderTest {
  readonly launch: Launch;
  /** How many processes of it share its work, at least one. */
  readonly replicas: number;
  /** The number of the first of them; 1 unless told otherwise. */
  readonly firstReplica?: number;
  /** Where its REST interface is reached; may hold `${REST_PORT}` and `${REPLICA}`. Absent: it has none. */
  readonly rest?: string;
  /** Where health and metrics are reached; may hold `${MANAGEMENT_PORT}` and `${REPLICA}`. Absent: it has none. */
  readonly management?: string;
}

/** An implementation to judge, and what it declares about itself. */
export interface Target {
  readonly name: string;
  readonly profile: ProfileName;
  readonly instances: InstanceNames;
  /** The services that it consists of, at least one. */
  readonly services: Readonly<Partial<Record<ServiceName, ServiceUnderTest>>>;
  readonly timing: Timing;
  /** Whether CMX turns to Tekton and the Tenant Manager as the other services always do. */
  readonly isOnPlatform?: boolean;
  /** Whether its services are ours and have to keep our house rules, too. */
  readonly keepsHouseRules?: boolean;
}

/** What a target is given if it says nothing. */
export const DEFAULT_TIMING: Timing = {
  answerMs: 2000,
  providerTimeoutMs: 5000,
  skewMs: 200,
  quietMs: 500,
  propagationMs: 2000,
  discoveryMs: 10_000,
};

/** The names that Kaa itself uses. */
export const DEFAULT_INSTANCES: InstanceNames = {
  communicationService: "kpc",
  configurationDataProvider: "ecr",
  tekton: "tekton",
  tenantManager: "tenant-manager",
  cmx: "cmx",
  adx: "adx",
  otherAdx: "adx-other",
  cex: "cex",
  commandCaller: "command-caller",
};

/** The services that a target consists of, in the order of `SERVICE_NAMES`. */
export function servicesOf({
  services,
}: Pick<Target, "services">): readonly (readonly [ServiceName, ServiceUnderTest])[] {
  return SERVICE_NAMES.flatMap((name) => {
    const service = services[name];
    return service === undefined ? [] : [[name, service] as const];
  });
}

/** Whether there have to be a Tekton and a Tenant Manager around the target. */
export function needsPlatform({ services, isOnPlatform }: Pick<Target, "services" | "isOnPlatform">): boolean {
  return services.adx !== undefined || services.cex !== undefined || isOnPlatform === true;
}

/** Whether CMX knows from Tekton which appversions there are. */
export function isCmxOnPlatform({ services, isOnPlatform }: Pick<Target, "services" | "isOnPlatform">): boolean {
  return services.cmx !== undefined && isOnPlatform === true;
}

/** Whether CEX is to be told where it keeps its commands, so that there has to be a database for the run. */
export function needsDatabase({ services: { cex } }: Pick<Target, "services">): boolean {
  return cex !== undefined && refersTo(cex.launch, "${DATABASE_URL}");
}

/** Whether what a service is launched with refers to a variable. A service that runs already is launched by others. */
function refersTo(launch: Launch, variable: string): boolean {
  return (
    launch.kind === "command" &&
    [...launch.command, ...Object.values(launch.environment)].some((text) => text.includes(variable))
  );
}

/** Whether another instance can be started that is told its own name and its own Tekton, and asked how it is. */
function canStart(service: ServiceUnderTest | undefined): boolean {
  if (service?.management === undefined) {
    return false;
  }
  const { launch } = service;
  return (
    launch.kind === "in-process" || ["${ADX_INSTANCE}", "${TEKTON_URL}"].every((variable) => refersTo(launch, variable))
  );
}

/** What a target declares to have: its services, several replicas of one of them, a platform, and our house rules. */
export function capabilitiesOf(
  target: Pick<Target, "services" | "isOnPlatform" | "keepsHouseRules">,
): readonly Capability[] {
  const services = servicesOf(target);
  return [
    ...services.map(([name]) => name),
    ...(services.some(([, { replicas }]) => replicas > 1) ? (["replicas"] as const) : []),
    ...(needsPlatform(target) ? (["platform"] as const) : []),
    ...(isCmxOnPlatform(target) ? (["cmx-on-platform"] as const) : []),
    ...(canStart(target.services.adx) ? (["starting"] as const) : []),
    ...(target.keepsHouseRules === true ? (["house"] as const) : []),
  ];
}
