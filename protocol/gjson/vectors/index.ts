import { arrayVectors } from "./arrays.ts";
import { dotAndPipeVectors } from "./dot-and-pipe.ts";
import type { GjsonVectors } from "./gjson-vectors.ts";
import { jsonLinesVectors } from "./json-lines.ts";
import { keyVectors } from "./keys.ts";
import { literalVectors } from "./literals.ts";
import { modifierSyntaxVectors } from "./modifier-syntax.ts";
import { modifierVectors } from "./modifiers.ts";
import { multipathVectors } from "./multipaths.ts";
import { prettyVectors } from "./pretty-and-ugly.ts";
import { queryVectors } from "./queries.ts";
import { queryFormVectors } from "./query-forms.ts";
import { repeatedKeyVectors } from "./repeated-keys.ts";
import { tildeVectors } from "./tilde.ts";
import { wildcardVectors } from "./wildcards.ts";

export { differenceVectors } from "./differences.ts";
export type { GjsonVectors } from "./gjson-vectors.ts";

/**
 * Paths over documents, and what the Go library finds: github.com/tidwall/gjson at commit 7d8b3821 of May 2026, run
 * once over all of them.
 */
export const gjsonVectors: readonly GjsonVectors[] = [
  ...keyVectors,
  ...repeatedKeyVectors,
  ...wildcardVectors,
  ...arrayVectors,
  ...queryVectors,
  ...queryFormVectors,
  ...tildeVectors,
  ...dotAndPipeVectors,
  ...modifierVectors,
  ...prettyVectors,
  ...modifierSyntaxVectors,
  ...multipathVectors,
  ...literalVectors,
  ...jsonLinesVectors,
];
