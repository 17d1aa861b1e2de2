import { type Proofs, requirementIds } from "./gate.ts";
import type { Requirement } from "./requirement.ts";

/** How a requirement is proven, or why it is not. */
export type Proof = "scenario" | "check" | "both" | "unobservable" | "deferred" | "none";

const COLUMNS: readonly Proof[] = ["scenario", "check", "both", "unobservable", "deferred"];

/** How `requirement` is proven by the features and checks that there are. */
export function proofOf(requirement: Requirement, { rules, checks }: Proofs): Proof {
  if (requirement.unobservable !== undefined) {
    return "unobservable";
  }
  if (requirement.deferred !== undefined) {
    return "deferred";
  }
  const scenario = rules.some(({ tags }) => requirementIds(tags).includes(requirement.id));
  const check = [...checks.values()].some((ids) => ids.includes(requirement.id));
  if (scenario && check) {
    return "both";
  }
  return scenario ? "scenario" : check ? "check" : "none";
}

/** The requirements as Markdown: how many of each document are proven how, and every one of them. */
export function proofTable(catalogue: readonly Requirement[], proofs: Proofs): string {
  const documents = [...new Set(catalogue.map(({ protocol }) => protocol))];
  const count = (rows: readonly Requirement[], proof: Proof): number =>
    rows.filter((row) => proofOf(row, proofs) === proof).length;
  const line = (name: string, rows: readonly Requirement[]): string =>
    `| ${[name, rows.length, ...COLUMNS.map((proof) => count(rows, proof))].join(" | ")} |`;
  const of = (protocol: string): readonly Requirement[] => catalogue.filter((row) => row.protocol === protocol);
  return [
    "# Requirements",
    "",
    "Written by `npm run requirements`; `npm run lint` fails when it is out of date.",
    "",
    `| Document | Rules | ${COLUMNS.join(" | ")} |`,
    `|---|${"---:|".repeat(COLUMNS.length + 1)}`,
    ...documents.map((protocol) => line(protocol, of(protocol))),
    line("All", catalogue),
    ...documents.flatMap((protocol) => ["", `## ${protocol}`, "", ...listing(of(protocol), proofs)]),
    "",
  ].join("\n");
}

function listing(rows: readonly Requirement[], proofs: Proofs): string[] {
  return [
    "| Rule | Level | Obliges | Proof | What it says |",
    "|---|---|---|---|---|",
    ...rows.map((row) => {
      const reason = row.unobservable ?? row.deferred;
      const said = reason === undefined ? row.text : `${row.text} *${reason}*`;
      const proof = proofOf(row, proofs);
      return `| ${[row.id, row.level.toUpperCase(), row.obliged, proof, cell(said)].join(" | ")} |`;
    }),
  ];
}

/** Angle brackets would be taken for HTML, a bar for the end of the cell. */
function cell(text: string): string {
  return text.replaceAll("|", "\\|").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
