/** The style sheet of the report: light and dark, from 360 pixels up, and on paper. */
export const HTML_STYLE = `
:root {
  color-scheme: light dark;
  --page: #fbfbfa; --sheet: #ffffff; --ink: #1d2125; --soft: #5c656e; --line: #e2e5e8; --code: #f4f5f6;
  --broken: #b3261e; --error: #8a3ea8; --unclear: #8a5a00; --warning: #8a5a00; --note: #1f6a8c; --kept: #1e6b3a;
  --link: #1a5fb4;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #14171a; --sheet: #1b1f23; --ink: #e6e8ea; --soft: #9aa4ad; --line: #2e343a; --code: #23282d;
    --broken: #ff8a80; --error: #d7a0ee; --unclear: #e8bd6a; --warning: #e8bd6a; --note: #86c8e8; --kept: #85d39f;
    --link: #8ab8ff;
  }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
main, header, footer { max-width: 64rem; margin: 0 auto; padding: 0 1.5rem; }
header { padding-top: 2.5rem; }
h1 { margin: 0; font-size: 2rem; line-height: 1.2; font-weight: 650; overflow-wrap: anywhere; }
h2 { margin: 3rem 0 0.75rem; font-size: 1.2rem; font-weight: 650; }
h3 { margin: 2rem 0 0.5rem; font-size: 1rem; font-weight: 650; color: var(--soft); }
p { margin: 0.5rem 0; }
a { color: var(--link); }
code, pre, .mono { font-family: ui-monospace, "Cascadia Mono", "DejaVu Sans Mono", monospace; font-size: 0.85em; }
code { overflow-wrap: anywhere; }
pre { margin: 0.5rem 0; padding: 0.6rem 0.8rem; background: var(--code); border-radius: 4px; white-space: pre-wrap; overflow-wrap: anywhere; }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; border-radius: 2px; }
.soft { color: var(--soft); }
.broken { color: var(--broken); } .error { color: var(--error); } .unclear { color: var(--unclear); }
.warning { color: var(--warning); } .note { color: var(--note); } .kept { color: var(--kept); } .notJudged { color: var(--soft); }
.facts { display: flex; flex-wrap: wrap; gap: 0.75rem 2.25rem; margin: 1.5rem 0 0; }
.facts div { min-width: 0; }
.facts dt, .field dt { color: var(--soft); font-size: 0.8rem; }
.facts dd, .field dd { margin: 0; overflow-wrap: anywhere; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { padding: 0.4rem 2.5rem 0.4rem 0; text-align: left; font-weight: 400; vertical-align: baseline; }
thead th { color: var(--soft); font-size: 0.8rem; }
tbody tr, tfoot tr { border-top: 1px solid var(--line); }
tfoot th, tfoot td { font-weight: 650; }
td span { display: inline-block; }
.filter { display: flex; flex-wrap: wrap; gap: 0.5rem; align-items: center; margin: 0 0 1rem; padding: 0; border: 0; }
.filter[hidden] { display: none; }
.filter label { display: inline-flex; align-items: center; min-height: 2.25rem; padding: 0 0.8rem; border: 1px solid var(--line); border-radius: 2rem; background: var(--sheet); cursor: pointer; font-size: 0.9rem; }
.filter label:has(:checked) { border-color: var(--ink); box-shadow: inset 0 0 0 1px var(--ink); }
.filter label:has(:focus-visible) { outline: 2px solid var(--link); outline-offset: 2px; }
.filter input[type="radio"] { position: absolute; opacity: 0; }
.filter input[type="search"] { flex: 1 1 12rem; min-width: 0; min-height: 2.25rem; padding: 0 0.8rem; border: 1px solid var(--line); border-radius: 2rem; background: var(--sheet); color: inherit; font: inherit; font-size: 0.9rem; }
.rule { border-top: 1px solid var(--line); scroll-margin-top: 0.5rem; }
.rule[hidden], section[hidden] { display: none; }
.rule:last-child { border-bottom: 1px solid var(--line); }
.rule > details > summary { display: grid; grid-template-columns: 6.5rem 5.5rem 4.5rem 1fr auto; gap: 0 0.5rem; align-items: baseline; padding: 0.6rem 0.5rem; cursor: pointer; list-style: none; }
.rule > details > summary::-webkit-details-marker { display: none; }
.rule > details > summary::after { content: "+"; color: var(--soft); }
.rule > details[open] > summary::after { content: "–"; }
.rule > details > summary:hover { background: var(--code); }
.rule:target > details > summary { background: var(--code); }
.level { color: var(--soft); font-size: 0.85em; }
#count:empty { display: none; }
.concerns { margin: 0; padding: 0; list-style: none; }
.concerns li { display: grid; grid-template-columns: 6.5rem 5.5rem 1fr; gap: 0 0.5rem; padding: 0.2rem 0; align-items: baseline; }
.body { padding: 0.25rem 0.5rem 1.5rem; }
.field { display: grid; grid-template-columns: max-content 1fr; gap: 0.15rem 1.25rem; margin: 0.25rem 0 1rem; align-items: baseline; }
.field ul { margin: 0; padding: 0; list-style: none; }
.finding { margin: 1.25rem 0 0; padding-left: 1rem; border-left: 3px solid var(--line); }
.finding > p:first-child { margin-top: 0; white-space: pre-wrap; overflow-wrap: anywhere; }
.finding summary { cursor: pointer; color: var(--soft); }
.messages { margin: 0.5rem 0 0; padding: 0; list-style: none; }
.messages li { padding: 0.6rem 0; border-top: 1px solid var(--line); }
.way, .fields { font-size: 0.9rem; }
.way { display: flex; flex-wrap: wrap; gap: 0 0.9rem; align-items: baseline; }
.fields { display: flex; flex-wrap: wrap; gap: 0 1.1rem; margin: 0.15rem 0 0; }
.fields code, .way code, .way .mono { font-size: 0.95em; }
.fields span { overflow-wrap: anywhere; }
footer { padding: 3rem 1.5rem; color: var(--soft); font-size: 0.9rem; }
@media (max-width: 40rem) {
  main, header, footer { padding-left: 1rem; padding-right: 1rem; }
  h1 { font-size: 1.5rem; }
  th, td { padding-right: 1rem; }
  .rule > details > summary { grid-template-columns: auto auto 1fr auto; gap: 0 0.75rem; padding: 0.7rem 0; }
  .rule > details > summary .text { grid-column: 1 / -1; grid-row: 2; }
  .concerns li { grid-template-columns: auto 1fr; gap: 0 0.75rem; padding: 0.5rem 0; }
  .concerns li .text { grid-column: 1 / -1; }
  .body { padding: 0.25rem 0 1.25rem; }
  .field { grid-template-columns: 1fr; gap: 0; }
  .field dd { margin-bottom: 0.5rem; }
  .finding { padding-left: 0.75rem; }
}
@media print {
  :root { --page: #ffffff; --sheet: #ffffff; }
  body { font-size: 10pt; }
  .filter { display: none; }
  .rule { break-inside: avoid-page; }
}
`;
