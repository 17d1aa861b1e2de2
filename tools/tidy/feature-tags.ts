import { AstBuilder, GherkinClassicTokenMatcher, Parser } from "@cucumber/gherkin";
import type { Finding } from "./finding.ts";

const REQUIREMENT = /^@[A-Z][A-Z0-9]*-\d{3}$/;
const LEVELS = ["@must", "@should", "@may"];

/**
 * Finds rules of a feature file that do not carry exactly one requirement (`@CMP-014`) and one level (`@must`), and
 * examples that belong to no rule. Throws if the text is not Gherkin.
 */
export function checkFeatureTags(path: string, text: string): Finding[] {
  const children = parse(text)?.children ?? [];
  return children.flatMap(({ rule, scenario }) => {
    if (scenario !== undefined) {
      const message = `${path}:${scenario.location.line} has an example outside every rule; put it under the rule that it shows`;
      return [{ habit: "feature", path, message }];
    }
    const tags = rule?.tags.map((tag) => tag.name) ?? [];
    return rule === undefined ? [] : tagFindings(path, rule.location.line, tags);
  });
}

function parse(text: string) {
  let ids = 0;
  const nextId = () => {
    ids += 1;
    return `${ids}`;
  };
  return new Parser(new AstBuilder(nextId), new GherkinClassicTokenMatcher()).parse(text).feature;
}

function tagFindings(path: string, line: number, tags: readonly string[]): Finding[] {
  const counts = [
    { what: "requirement tags", count: tags.filter((tag) => REQUIREMENT.test(tag)).length },
    { what: `tags of ${LEVELS.join(", ")}`, count: tags.filter((tag) => LEVELS.includes(tag)).length },
  ];
  return counts
    .filter(({ count }) => count !== 1)
    .map(({ what, count }) => {
      const message = `${path}:${line} is a rule with ${count} ${what}; it must have one`;
      return { habit: "feature", path, message };
    });
}
