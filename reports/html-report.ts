import { html, raw } from "hono/html";
import { LEVELS, type RunVerdict } from "../conformance/verdicts/index.ts";
import { htmlRequirement } from "./html-requirement.ts";
import { HTML_SCRIPT } from "./html-script.ts";
import { HTML_STYLE } from "./html-style.ts";
import { counted, durationText, examplesText, outcomeOf } from "./outcome.ts";
import { protocolTable, type TableRow, type Tally } from "./protocol-table.ts";
import { notJudgedNote, repeatedNote, simulatorNote } from "./side-notes.ts";
import { CONCERNS, requirementsThatStand, STANDING_WORDS, type Standing, standingOf } from "./standing.ts";
import { visibleLines, visibleText } from "./visible-text.ts";

type Markup = ReturnType<typeof html>;

/** What the page needs beside the verdict. */
export interface HtmlOptions {
  /** The command that repeats what proves a requirement, or all of it. */
  readonly repeatCommand: (requirementId: string | undefined) => string;
}

/** The report of a run as one HTML file that needs nothing beside it. */
export function htmlReport(verdict: RunVerdict, { repeatCommand }: HtmlOptions): string {
  const { word } = outcomeOf(verdict);
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${visibleText(verdict.target.name)}: ${word.toLowerCase()} – Kaaliper</title>
<style>${raw(HTML_STYLE)}</style>
</head>
<body>
${head(verdict)}
<main>
${table(verdict)}
${concerns(verdict)}
${problems(verdict)}
${requirementList(verdict, repeatCommand)}
</main>
<footer>
  <p>Kaaliper ${visibleText(verdict.suite.version)}. To repeat this run:</p>
  <pre>${repeatCommand(undefined)}</pre>
  <p>verdict.json holds the same for machines, traffic.ndjson every message that was seen.</p>
</footer>
<script>${raw(HTML_SCRIPT)}</script>
</body>
</html>
`;
  return text(page);
}

function text(page: Markup): string {
  if (page instanceof Promise) {
    throw new TypeError("a part of the page is a promise; the report is made of what is there");
  }
  return page.toString();
}

function head(verdict: RunVerdict): Markup {
  const { word, standing, sentence } = outcomeOf(verdict);
  const facts = [
    ["Profile", visibleText(verdict.profile)],
    ["Lane", verdict.lane],
    ["Seed", String(verdict.seed)],
    ["Duration", durationText(verdict.durationMs)],
    ["Examples", examplesText(verdict)],
  ] as const;
  return html`
<header>
  <p class="soft">Kaaliper verdict</p>
  <h1>${visibleText(verdict.target.name)}: <span class="${standing}">${word.toLowerCase()}</span></h1>
  <p>${sentence}</p>
  <dl class="facts">${facts.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>
</header>`;
}

function table(verdict: RunVerdict): Markup {
  const { rows, all } = protocolTable(verdict);
  const notJudged = notJudgedNote(verdict);
  const repeated = repeatedNote(verdict);
  return html`
<h2>Rules that the target kept, of those judged</h2>
<table>
  <thead><tr><th scope="col">Protocol</th>${LEVELS.map((level) => html`<th scope="col">${level.toUpperCase()}</th>`)}</tr></thead>
  <tbody>${rows.map(tableRow)}</tbody>
  <tfoot>${tableRow(all)}</tfoot>
</table>
<p class="soft">Simulators ${simulatorNote(verdict)}.${notJudged === undefined ? "" : ` Not judged: ${notJudged}.`}${repeated === undefined ? "" : ` Run again: ${visibleText(repeated)}.`}</p>`;
}

function tableRow({ protocol, tallies }: TableRow): Markup {
  return html`<tr><th scope="row">${visibleText(protocol)}</th>${LEVELS.map((level) => tableCell(tallies[level]))}</tr>`;
}

function tableCell({ kept, judged, concern }: Tally): Markup {
  if (judged === 0) {
    return html`<td class="soft">–</td>`;
  }
  const word = concern === undefined ? "" : html` <span>${STANDING_WORDS[concern]}</span>`;
  return html`<td class="${concern ?? "kept"}">${kept}/${judged}${word}</td>`;
}

function concerns(verdict: RunVerdict): Markup {
  const rows = CONCERNS.flatMap((standing) => requirementsThatStand(verdict, standing));
  const items = rows.map((row) => {
    const standing = standingOf(row);
    return html`<li><strong class="${standing}">${STANDING_WORDS[standing]}</strong> <a class="mono" href="#${row.id}">${row.id}</a> <span class="text">${visibleText(row.text)}</span></li>`;
  });
  return rows.length === 0
    ? html``
    : html`
<h2>What needs attention</h2>
<ul class="concerns">${items}</ul>`;
}

function problems(verdict: RunVerdict): Markup {
  return verdict.problems.length === 0
    ? html``
    : html`
<h2>Why the run is incomplete</h2>
${verdict.problems.map((problem) => html`<pre>${visibleLines(problem).join("\n")}</pre>`)}`;
}

function requirementList(verdict: RunVerdict, repeatCommand: HtmlOptions["repeatCommand"]): Markup {
  const protocols = [...new Set(verdict.requirements.map(({ protocol }) => protocol))];
  const sections = protocols.map(
    (protocol) => html`
<section class="protocol">
<h3>${visibleText(protocol)}</h3>
${verdict.requirements.filter((row) => row.protocol === protocol).map((row) => htmlRequirement(row, repeatCommand))}
</section>`,
  );
  return html`
<h2>${counted(verdict.requirements.length, "rule", "rules")}</h2>
${filter(verdict)}
${sections}`;
}

const STANDINGS: readonly Standing[] = ["broken", "error", "unclear", "warning", "note", "kept", "notJudged"];

function filter(verdict: RunVerdict): Markup {
  const choices = STANDINGS.flatMap((standing) => {
    const count = requirementsThatStand(verdict, standing).length;
    return count === 0 ? [] : [choice(standing, `${STANDING_WORDS[standing]} ${count}`)];
  });
  return html`
<fieldset class="filter" hidden>
  ${choice("", "all")}${choices}
  <input type="search" placeholder="Find a rule" aria-label="Find a rule by its words">
  <span class="soft" id="count" role="status"></span>
</fieldset>`;
}

function choice(value: Standing | "", label: string): Markup {
  const checked = value === "" ? html` checked` : html``;
  return html`<label class="${value}"><input type="radio" name="standing" value="${value}"${checked}>${label}</label>`;
}
