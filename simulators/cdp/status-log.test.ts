import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { STATUS_CHARACTERS_MAX, STATUSES_MAX, StatusLog } from "./status-log.ts";

const key = (endpointId: string, configId: string) => ({ endpointId, appVersionName: "v", configId });
const idsOf = (log: StatusLog, endpointId: string) => log.list({ endpointId }).map(({ configId }) => configId);

describe("the history of configurations", () => {
  it("has a limit, beyond which the oldest goes", () => {
    const log = new StatusLog();
    log.dispatched(key("first", "a"), "1", 0);
    log.dispatched(key("second", "a"), "1", 0);
    for (let count = 0; count < STATUSES_MAX - 2; count += 1) {
      log.dispatched(key("e", `${count}`), "1", 0);
    }
    log.confirmed(key("first", "a"), { statusCode: 200, reasonPhrase: null }, 0);
    log.dispatched(key("e", "last"), "1", 0);
    assert.deepEqual([idsOf(log, "first"), idsOf(log, "second")], [["a"], []]);
  });

  it("has a limit on the texts that it holds", () => {
    const log = new StatusLog();
    const half = "x".repeat(STATUS_CHARACTERS_MAX / 2);
    for (const configId of ["a", "b", "b", "c"]) {
      log.dispatched(key("e", configId), half, 0);
    }
    assert.deepEqual(idsOf(log, "e"), ["b", "c"]);
    log.forgetEndpoint("e");
    log.dispatched(key("f", "a"), half, 0);
    log.dispatched(key("f", "b"), half, 0);
    assert.deepEqual([idsOf(log, "e"), idsOf(log, "f")], [[], ["a", "b"]]);
  });
});
