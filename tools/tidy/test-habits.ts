import { type Node, Visitor } from "oxc-parser";
import { isTest, lineOf, type SourceFile } from "../source-tree/index.ts";
import type { Finding } from "./finding.ts";

const SLEEPERS = ["setTimeout", "setInterval", "sleep", "delay"];
const TIMER_MODULES = ["node:timers", "node:timers/promises", "timers", "timers/promises"];
const PASSED_OVER = ["only", "skip", "todo"];

/** Finds tests that run alone or not at all, and sleeping, in tests and steps. */
export function checkTestHabits(source: SourceFile): Finding[] {
  if (!isTest(source.path) && !source.path.startsWith("steps/")) {
    return [];
  }
  const findings: Finding[] = [];
  const report = (node: Node, what: string) => {
    const message = `${source.path}:${lineOf(source, node.start)} ${what}`;
    findings.push({ habit: "test", path: source.path, message });
  };
  new Visitor({
    CallExpression: ({ callee }) => {
      const name = calledName(callee);
      if (SLEEPERS.includes(name)) {
        report(callee, `calls ${name}; await the event itself, with a bound`);
      }
      if (callee.type === "MemberExpression" && PASSED_OVER.includes(name)) {
        report(callee, `calls .${name}; every test runs, every time`);
      }
    },
    ImportDeclaration: ({ source: from }) => {
      if (TIMER_MODULES.includes(from.value)) {
        report(from, `imports ${from.value}; await the event itself, with a bound`);
      }
    },
  }).visit(source.program);
  return findings;
}

/** The last part of what is called: `skip` of `it.skip(…)`. Empty if it has no name. */
function calledName(callee: Node): string {
  const named = callee.type === "MemberExpression" ? callee.property : callee;
  return named.type === "Identifier" ? named.name : "";
}
