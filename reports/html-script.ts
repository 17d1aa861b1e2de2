/**
 * What the report does with a script: filter, open the rule that the address names, and open everything for printing.
 * Without it, everything is there to be read.
 */
export const HTML_SCRIPT = `
const rules = [...document.querySelectorAll(".rule")];
const filter = document.querySelector(".filter");
const search = filter.querySelector("[type=search]");
const count = document.querySelector("#count");
filter.hidden = false;
const choose = () => {
  const standing = filter.querySelector(":checked").value;
  const words = search.value.toLowerCase().split(/\\s+/);
  for (const rule of rules) {
    const text = rule.textContent.toLowerCase();
    rule.hidden = (standing !== "" && rule.dataset.standing !== standing) || !words.every((word) => text.includes(word));
  }
  for (const section of document.querySelectorAll("section.protocol")) {
    section.hidden = section.querySelector(".rule:not([hidden])") === null;
  }
  const shown = rules.filter((rule) => !rule.hidden).length;
  count.textContent = shown === rules.length ? "" : shown + " of " + rules.length + " rules";
};
filter.addEventListener("input", choose);
const follow = () => {
  const rule = rules.find(({ id }) => "#" + id === decodeURIComponent(location.hash));
  if (rule !== undefined) {
    if (rule.hidden) {
      filter.querySelector("[value='']").checked = true;
      search.value = "";
      choose();
    }
    rule.querySelector("details").open = true;
    rule.scrollIntoView();
  }
};
addEventListener("hashchange", follow);
follow();
choose();
addEventListener("beforeprint", () => document.querySelectorAll("details").forEach((part) => (part.open = true)));
`;
