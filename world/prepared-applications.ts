import { seededIds, seededRandom } from "../runtime/index.ts";
import type { WorldDrivers } from "./drivers/index.ts";

/** The tenant that every platform has. */
export const PLATFORM_TENANT = "kaa";

/** As many as the longest example has endpoints. */
const APPLICATIONS = 4;
/** An example may be run once more, and must not meet then what it left behind. */
const ATTEMPTS = 2;

/** An attempt at an example. */
export interface ExampleAttempt {
  readonly seed: number;
  /** The identity of the example. */
  readonly id: string;
  /** How often it was run before. */
  readonly repetition?: number | undefined;
}

/** The names of the applications that an example may use. */
export function preparedApplicationNames({ seed, id, repetition = 0 }: ExampleAttempt): readonly string[] {
  return namesOfAllAttempts(seed, id).slice(repetition * APPLICATIONS, (repetition + 1) * APPLICATIONS);
}

function namesOfAllAttempts(seed: number, id: string): readonly string[] {
  const ids = seededIds(seededRandom(`${seed}/${id}`).fork("applications"));
  return Array.from({ length: ATTEMPTS * APPLICATIONS }, () => `thermostat-${ids.next().slice(0, 8)}`);
}

/** The full names of the appversions of such an application, in the order in which an endpoint may have them. */
export function preparedAppVersionNames(application: string): readonly [string, string] {
  return [`${application}-v1`, `${application}-v2`];
}

/** Where examples are prepared for. */
export interface Preparation {
  readonly tenantId: string;
  /** The service instance that is to know the applications. */
  readonly service: string;
  readonly seed: number;
  readonly exampleIds: readonly string[];
  /** How many each attempt at an example needs; as many as the longest has endpoints, unless told otherwise. */
  readonly ofEach?: number;
}

/**
 * Makes the applications of examples known to Tekton. Done before services start, it spares each example the time that
 * a service may take to learn of an application.
 */
export async function prepareApplications(
  tekton: WorldDrivers["tekton"],
  { tenantId, service, seed, exampleIds, ofEach = APPLICATIONS }: Preparation,
): Promise<void> {
  const names = exampleIds.flatMap((id) =>
    namesOfAllAttempts(seed, id).filter((_, index) => index % APPLICATIONS < ofEach),
  );
  await tekton.load(tenantId, service, new Map(names.map((name) => [name, preparedAppVersionNames(name)])));
}
