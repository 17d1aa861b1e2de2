import { html } from "hono/html";
import type { DescribedMessage, Finding, RequirementVerdict } from "../conformance/verdicts/index.ts";
import {
  contentText,
  deliveryFacts,
  directionText,
  firstTime,
  kindText,
  recordFacts,
  relativeTime,
} from "./message-facts.ts";
import { counted } from "./outcome.ts";
import { repeatCommandFor } from "./side-notes.ts";
import { CONCERNS, STANDING_WORDS, type Standing, standingOf } from "./standing.ts";
import { visibleLines, visibleText } from "./visible-text.ts";

type Markup = ReturnType<typeof html>;

/** How many findings of one requirement the page holds; `verdict.json` holds all. */
const FINDINGS_MAX = 50;

const CONCERNING: readonly Standing[] = CONCERNS;

/** One requirement as an entry of the list: opened if it demands attention. */
export function htmlRequirement(
  row: RequirementVerdict,
  repeatCommand: (requirementId: string | undefined) => string,
): Markup {
  const standing = standingOf(row);
  const open = CONCERNING.includes(standing) && row.findings.length > 0 ? html` open` : html``;
  return html`
<article class="rule" id="${row.id}" data-standing="${standing}">
  <details${open}>
    <summary>
      <strong class="${standing}">${STANDING_WORDS[standing]}</strong>
      <a class="mono" href="#${row.id}">${row.id}</a>
      <span class="level">${row.level.toUpperCase()}</span>
      <span class="text">${visibleText(row.text)}</span>
    </summary>
    <div class="body">
      ${facts(row, repeatCommand)}
      ${row.findings.slice(0, FINDINGS_MAX).map(finding)}
      ${row.findings.length > FINDINGS_MAX ? html`<p class="soft">${row.findings.length - FINDINGS_MAX} more findings are in verdict.json.</p>` : ""}
    </div>
  </details>
</article>`;
}

function facts(row: RequirementVerdict, repeatCommand: (requirementId: string | undefined) => string): Markup {
  const { reason, scenarios } = row;
  const examples = scenarios.map((id) => html`<li><code>${visibleText(id)}</code></li>`);
  return html`
      <dl class="field">
        <dt>Source</dt><dd>${visibleText(`${row.protocol}, section “${row.section}”`)}</dd>
        <dt>Rests on</dt><dd>${BASES[row.basis]}</dd>
        <dt>Obliges</dt><dd>${OBLIGED[row.obliged]}</dd>
        ${reason === undefined ? "" : html`<dt>Because</dt><dd>${visibleText(reason)}</dd>`}
        ${scenarios.length === 0 ? "" : html`<dt>${scenarios.length === 1 ? "Example" : "Examples"}</dt><dd><ul>${examples}</ul></dd>`}
        ${row.verdict === "notApplicable" ? "" : html`<dt>Repeat</dt><dd><code>${repeatCommandFor(row, repeatCommand)}</code></dd>`}
      </dl>`;
}

const BASES: Readonly<Record<RequirementVerdict["basis"], string>> = {
  keyword: "a capitalised keyword in the document",
  schema: "a schema in the document",
  plain: "a plain binding sentence in the document",
  inferred: "a reading where the documents are silent",
  house: "a rule of the house",
};

const OBLIGED: Readonly<Record<RequirementVerdict["obliged"], string>> = {
  cmx: "CMX (the target)",
  adx: "ADX (the target)",
  cex: "CEX (the target)",
  tekton: "Tekton (simulated)",
  "tenant-manager": "the Tenant Manager (simulated)",
  "command-caller": "the command caller (simulated)",
  extension: "every extension service (the target)",
  "communication-service": "the communication service (simulated)",
  "endpoint-register": "the endpoint register (simulated)",
  "configuration-data-provider": "the configuration data provider (simulated)",
  client: "the client (simulated)",
};

function finding(found: Finding): Markup {
  const { source, id, message, messages } = found;
  const firstAtMs = firstTime(found);
  const evidence = html`
        <details>
          <summary>${counted(messages.length, "message", "messages")}</summary>
          <ol class="messages">${messages.map((one) => messageItem(one, firstAtMs))}</ol>
        </details>`;
  return html`
      <div class="finding">
        <p>${visibleLines(message).join("\n")}</p>
        <p class="soft">${source === "check" ? "Check" : "Example"} <code>${visibleText(id)}</code></p>
        ${messages.length === 0 ? "" : evidence}
      </div>`;
}

function messageItem(message: DescribedMessage, firstAtMs: number): Markup {
  const content = contentText(message);
  const pairs = [...recordFacts(message), ...deliveryFacts(message)];
  return html`
            <li>
              <div class="way">
                <span class="soft mono">#${message.sequence}</span>
                <span class="soft mono">${relativeTime(message, firstAtMs)}</span>
                <span>${directionText(message)}</span>
                <code>${visibleText(message.path)}</code>
              </div>
              <div class="fields"><strong>${kindText(message)}</strong>${pairs.map(([name, value]) => html` <span><span class="soft">${name}</span> <code>${value}</code></span>`)}</div>
              ${message.problem === undefined ? "" : html`<p class="broken">${visibleText(message.problem)}</p>`}
              ${content === undefined ? "" : html`<pre>${content === "" ? "(empty)" : content}</pre>`}
            </li>`;
}
