import { excuse, type Requirement } from "../../conformance/requirements/index.ts";
import { capabilitiesOf, SERVICE_NAMES, type Target } from "../../conformance/targets/index.ts";

/**
 * The tag expression that leaves out what does not apply to the target: examples about services that it lacks, and of
 * rules that belong to other profiles or to what it does not declare to have. Undefined selects everything.
 */
export function applicableTags(
  tags: string | undefined,
  catalogue: readonly Requirement[],
  target: Target,
): string | undefined {
  const foreign = catalogue
    .filter(({ unobservable, deferred }) => unobservable === undefined && deferred === undefined)
    .filter((requirement) => excuse(requirement, target.profile, capabilitiesOf(target)) !== undefined)
    .map(({ id }) => `@${id}`);
  const absent = SERVICE_NAMES.filter((name) => target.services[name] === undefined).map((name) => `@${name}`);
  const left = [...absent, ...foreign];
  if (left.length === 0) {
    return tags;
  }
  const rest = `not (${left.join(" or ")})`;
  return tags === undefined ? rest : `(${tags}) and ${rest}`;
}
