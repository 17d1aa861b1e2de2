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

/** An implementation to judge, and what it declares about itself. */
export interface Target {
  readonly name: string;
  readonly profile: ProfileName;
  readonly instances: InstanceNames;
  /** `replicas` is how many processes of a service share its work, at least one. */
  readonly services: { readonly cmx: { readonly launch: Launch; readonly replicas: number } };
  readonly timing: Timing;
}

/** What a target is given if it says nothing. */
export const DEFAULT_TIMING: Timing = { answerMs: 2000, providerTimeoutMs: 5000, skewMs: 200, quietMs: 500 };

/** The names that Kaa itself uses. */
export const DEFAULT_INSTANCES: InstanceNames = {
  communicationService: "kpc",
  configurationDataProvider: "ecr",
  cmx: "cmx",
};

/** What a target declares to have. */
export function capabilitiesOf({ services }: Target): readonly Capability[] {
  return services.cmx.replicas > 1 ? ["replicas"] : [];
}
