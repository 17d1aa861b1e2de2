import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { isTopicFilter, topicMatchesFilter } from "./topic-filter.ts";

describe("a topic filter", () => {
  const cases: [filter: string, topic: string, matches: boolean][] = [
    ["sport/tennis/player1/#", "sport/tennis/player1", true],
    ["sport/tennis/player1/#", "sport/tennis/player1/ranking", true],
    ["sport/tennis/player1/#", "sport/tennis/player1/score/wimbledon", true],
    ["sport/tennis/player1/#", "sport/tennis/player10", false],
    ["sport/#", "sport", true],
    ["#", "sport", true],
    ["#", "/sport", true],
    ["#", "$SYS/x", false],
    ["+/x", "$SYS/x", false],
    ["$SYS/#", "$SYS/x", true],
    ["$SYS/+", "$SYS/x", true],
    ["sport/tennis/+", "sport/tennis/player1", true],
    ["sport/tennis/+", "sport/tennis/player1/ranking", false],
    ["sport/+", "sport", false],
    ["sport/+", "sport/", true],
    ["+", "sport", true],
    ["+", "/finance", false],
    ["+/+", "/finance", true],
    ["/+", "/finance", true],
    ["+/tennis/#", "sport/tennis", true],
    ["sport", "sport/", false],
    ["sport", "Sport", false],
    ["sport+", "sportx", false],
    ["sport/tennis#", "sport/tennis#", false],
    ["a/#/b", "a/x/b", false],
    ["", "", false],
    ["a b/+", "a b/c", true],
  ];
  for (const [filter, topic, matches] of cases) {
    it(`'${filter}' ${matches ? "covers" : "does not cover"} '${topic}'`, () => {
      assert.equal(topicMatchesFilter(topic, filter), matches);
    });
  }

  for (const filter of ["", "sport+", "a/#/b", "a#", "#/a", "a\0b"]) {
    it(`is not ${JSON.stringify(filter)}`, () => {
      assert.equal(isTopicFilter(filter), false);
    });
  }

  for (const filter of ["#", "+", "/", "a/+/b/#", "+/tennis/#"]) {
    it(`is ${filter}`, () => {
      assert.equal(isTopicFilter(filter), true);
    });
  }
});
