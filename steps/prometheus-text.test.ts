import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { firstMetricsProblem } from "./prometheus-text.ts";

describe("the text format of Prometheus", () => {
  for (const line of [
    "queries_total 3",
    "queries_total 3 1767225600000",
    'answers_total{status_code="200"} 1.5e3',
    'answers_total{path="a \\" b \\\\ c \\n",kind="x",} +Inf',
    "up{} NaN",
    "# HELP queries_total Queries of endpoints.\n# TYPE queries_total counter\nqueries_total 0",
    "# whatever\n\nqueries:rate5m -0.5",
  ]) {
    it(`has ${JSON.stringify(line)}`, () => assert.equal(firstMetricsProblem(`${line}\n`), undefined));
  }

  for (const line of [
    '{"queries": 3}',
    "3 queries_total",
    "queries-total 3",
    "queries_total three",
    "answers_total{status_code=200} 1",
    'answers_total{status-code="200"} 1',
    "# TYPE queries_total number\nqueries_total 3",
  ]) {
    it(`does not have ${JSON.stringify(line)}`, () => {
      assert.match(firstMetricsProblem(`${line}\n`) ?? "", /^no sample, no comment and no empty line: "/);
    });
  }

  it("ends its last line, and holds at least one sample", () => {
    assert.equal(firstMetricsProblem("queries_total 3"), "the last line does not end");
    assert.equal(firstMetricsProblem("# nothing\n"), "there is no sample in it");
    assert.equal(firstMetricsProblem(""), "the last line does not end");
  });
});
