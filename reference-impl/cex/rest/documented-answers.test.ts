import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { OPERATIONS } from "./operations.ts";
import { SampleRest } from "./sample-rest.ts";

const RUNS = 400;
const SEED = 5;

const sensible = fc.constantFrom("e1", "e2", "open", "kettle", "ours", "1", "0", "last", "batch", "tasks", "commands");
const HOSTILE_TEXTS =
  "'; DROP TABLE commands; --|1 OR 1=1|a\r\nSet-Cookie: b=c|../../etc/passwd|<script>|%|%zz|%00|\0|💥|\ud800|-1|NaN|null|__proto__|𝟙|é|a,b,,c";
const hostile = fc.constantFrom(...HOSTILE_TEXTS.split("|"), "9".repeat(400), "a".repeat(5_000));
const word = fc.oneof({ weight: 4, arbitrary: sensible }, hostile, fc.string({ unit: "binary" }));
const json = fc.json({ maxDepth: 4 });
const bodies = fc.oneof(
  json,
  fc.string({ unit: "binary" }),
  fc.uint8Array({ maxLength: 2_000 }),
  fc
    .record({ endpointIds: fc.oneof(fc.array(word), word), payload: fc.jsonValue() })
    .map((body) => JSON.stringify(body)),
  fc.constant("[".repeat(50_000)),
);
const types = fc.constantFrom(undefined, "application/json", "text/plain", "text/plain; charset=utf-7", "a/b", ";;");
const QUERY =
  "awaitTimeout commandTtl filterId endpointId commandTypes page size sort appName commandType sortBy sortOrder offset limit unheard";

const questions = fc.record({
  operation: fc.constantFrom(...OPERATIONS),
  path: fc.array(word, { minLength: 2, maxLength: 3 }),
  query: fc.array(fc.tuple(fc.constantFrom(...QUERY.split(" ")), word), { maxLength: 5 }),
  isEscaped: fc.boolean(),
  body: bodies,
  type: types,
});

/** Escapes what could not be sent otherwise; a lone surrogate never can. */
function escaped(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}

describe("whatever is asked", () => {
  it("is answered as the document says, without a failure and without internals", async () => {
    const rest = new SampleRest();
    rest.desk.filters.set("ours", rest.desk.register("a", "kettle", "e1", "e2"));
    const statuses = new Set<number>();
    await fc.assert(
      fc.asyncProperty(questions, async ({ operation, path, query, isEscaped, body, type }) => {
        const values = [...path];
        const place = operation.path.replaceAll(/\{\w+\}/g, () => {
          const value = (values.shift() ?? "").toWellFormed();
          return isEscaped || /[/?#\\.]|^\s|\s$|^$/.test(value) ? escaped(value || "x").replaceAll(".", "_") : value;
        });
        const parameters = query.map(([name, value]) => `${name}=${escaped(value)}`).join("&");
        const sent =
          operation.method === "POST" ? { body: typeof body === "string" ? body : new Uint8Array(body) } : {};
        const question = { ...sent, ...(type === undefined ? {} : { type }) };
        const { status, text } = await rest.ask(operation.method, `${place}?${parameters}`, question);
        statuses.add(status);
        assert.ok(status < 500, `${status} ${text}`);
        assert.doesNotMatch(text, /node_modules|\.ts:\d|\bat \S+ \(/);
      }),
      { numRuns: RUNS, seed: SEED },
    );
    assert.deepEqual(rest.logged, []);
    assert.ok(statuses.size >= 6, `only ${[...statuses].join()} came up`);
  });
});
