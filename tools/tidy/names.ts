import type { Finding } from "./finding.ts";

/** Words that say nothing of what a file or folder holds. */
const EMPTY_WORDS = ["util", "utils", "helper", "helpers", "misc"];

/** Words that say too little by themselves. */
const EMPTY_NAMES = ["common", "common.ts", "common.test.ts"];

/** Names that custom writes in its own way. */
const CUSTOMARY = ["README.md"];

const KEBAB_CASE = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*$/;

/** Finds files and folders that are not in kebab-case, or whose name holds an empty word. */
export function checkNames(paths: readonly string[]): Finding[] {
  return paths.flatMap((path) => {
    const names = path.split("/").filter((name) => !CUSTOMARY.includes(name));
    const odd = names.filter((name) => !KEBAB_CASE.test(name));
    const empty = names.filter(
      (name) => EMPTY_NAMES.includes(name) || name.split(/[-.]/).some((word) => EMPTY_WORDS.includes(word)),
    );
    return [
      ...odd.map((name) => finding(path, `${path}: ${name} is not in kebab-case`)),
      ...empty.map((name) => finding(path, `${path}: ${name} does not say what it holds; name the concept`)),
    ];
  });
}

function finding(path: string, message: string): Finding {
  return { habit: "name", path, message };
}
