import { excuse, type Requirement } from "../../conformance/requirements/index.ts";
import { capabilitiesOf, type Target } from "../../conformance/targets/index.ts";

/**
 * The tag expression that leaves out what does not apply to the target: examples of rules that belong to other profiles,
 * or to what it does not declare to have. Undefined selects everything.
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
  if (foreign.length === 0) {
    return tags;
  }
  const rest = `not (${foreign.join(" or ")})`;
  return tags === undefined ? rest : `(${tags}) and ${rest}`;
}
