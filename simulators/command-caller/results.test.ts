import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { RESULT_BYTES_MAX, RESULTS_MAX, type ReceivedResult, ResultLog } from "./result-log.ts";
import { START_MS, withCaller } from "./test-world.ts";

const RESULTS = "/api/v1/invocations/e-1/boil/7/results";
const empty = { status: 200, body: [] };

describe("the results of a command caller", () => {
  it("are listed by command, each with its time of arrival", () =>
    withCaller(async ({ call, reply, pass }) => {
      assert.deepEqual(await call("GET", RESULTS), empty);
      reply({ payload: Buffer.from("{}"), reasonPhrase: "Hot" });
      reply({ commandId: 8 });
      reply({ commandType: "cool" });
      reply({ endpointId: "e-2" });
      await pass(100);
      reply({ statusCode: 409 });
      await pass(100);
      const common = {
        correlationId: "c-1",
        timestamp: START_MS,
        timeout: 0,
        appVersionName: "kettle-v1",
        endpointId: "e-1",
        commandType: "boil",
        commandId: 7,
      };
      const first = { ...common, statusCode: 200, reasonPhrase: "Hot", payload: "{}", payloadBase64: "e30=" };
      const second = { ...common, statusCode: 409, reasonPhrase: null, payload: null, payloadBase64: null };
      const readable = { isReadable: true, problem: null, bytesBase64: null };
      assert.deepEqual((await call("GET", RESULTS)).body, [
        { receivedAtMs: START_MS, ...readable, result: first },
        { receivedAtMs: START_MS + 100, ...readable, result: second },
      ]);
    }));

  it("are all listed together, even if they cannot be read", () =>
    withCaller(async ({ call, reply, pass }) => {
      reply(Uint8Array.of(1, 2));
      reply({ correlationId: "c-2" });
      await pass(100);
      const { body } = await call("GET", "/api/v1/results");
      assert.match(
        JSON.stringify(body),
        /^\[\{"receivedAtMs":1000000,"isReadable":false,"result":null,"problem":"[^"]*CommandInvocationResult[^"]*","bytesBase64":"AQI="\},\{.*"c-2"/,
      );
      assert.match(JSON.stringify((await call("GET", "/api/v1/results?correlationId=c-2")).body), /^\[\{[^[]*\}\]$/);
      assert.deepEqual(await call("GET", "/api/v1/results?correlationId=c-1"), empty);
      assert.deepEqual((await call("GET", "/control/counters")).body, {
        unreadableResults: 1,
        forgottenResults: 0,
        requestsWithoutResponders: 0,
      });
    }));

  it("are waited for as long as told, until there are enough", () =>
    withCaller(async ({ call, reply, pass, time }) => {
      const one = call("GET", `${RESULTS}?waitMs=30000`);
      const two = call("GET", `${RESULTS}?waitMs=30000&count=2`);
      await pass(1_000);
      reply({ commandId: 8 });
      reply({});
      const ended = async (answer: Promise<{ readonly body: unknown }>) => [
        JSON.stringify((await answer).body).match(/"result"/g)?.length,
        time.now() - START_MS,
      ];
      assert.deepEqual(await ended(one), [1, 1_000]);
      assert.deepEqual(await ended(two), [1, 30_000]);
      assert.deepEqual(await ended(call("GET", `${RESULTS}?waitMs=30000`)), [1, 30_000]);
    }));

  it("are waited for within bounds", () =>
    withCaller(async ({ call }) => {
      for (const query of ["waitMs=60001", "waitMs=-1", "waitMs=soon", "waitMs=", "count=0", "count=1.5"]) {
        assert.equal((await call("GET", `${RESULTS}?${query}`)).status, 400, query);
      }
    }));

  it("come to the replica that they are directed to, and to no other", () =>
    withCaller(async ({ reply, pass, call, sibling, fetch }) => {
      const other = await sibling("rci-2");
      reply({}, other.resultSubject);
      await pass(100);
      assert.deepEqual(await call("GET", RESULTS), empty);
      const { body } = await fetch(`${other.baseUrl}${RESULTS}`);
      assert.match(JSON.stringify(body), /"commandId":7/);
    }));

  it("are none if no agent listens, which is counted", () =>
    withCaller(async ({ pass, sibling, fetch }) => {
      const { baseUrl } = await sibling("rci-2", "nobody");
      const body = JSON.stringify({ endpointId: "e-1", commandType: "boil" });
      assert.equal((await fetch(`${baseUrl}/api/v1/invocations`, { method: "POST", body })).status, 201);
      await pass(100);
      assert.deepEqual(await fetch(`${baseUrl}/api/v1/results`), empty);
      const { body: counters } = await fetch(`${baseUrl}/control/counters`);
      assert.match(JSON.stringify(counters), /"unreadableResults":0,.*"requestsWithoutResponders":1/);
    }));

  it("are forgotten above their number, and above the bytes that they took, the oldest first", () => {
    let forgotten = 0;
    const log = new ResultLog(() => {
      forgotten += 1;
    });
    const received = (receivedAtMs: number): ReceivedResult => ({
      receivedAtMs,
      isReadable: false,
      result: null,
      problem: "",
      bytesBase64: "",
    });
    for (let index = 0; index <= RESULTS_MAX; index += 1) {
      log.add(received(index), 1);
    }
    const all = log.list(() => true);
    assert.deepEqual([all.length, all[0]?.receivedAtMs, forgotten], [RESULTS_MAX, 1, 1]);
    log.add(received(-1), RESULT_BYTES_MAX);
    assert.deepEqual(
      log.list(() => true).map(({ receivedAtMs }) => receivedAtMs),
      [-1],
    );
    log.add(received(-2), 2 * RESULT_BYTES_MAX);
    assert.deepEqual(
      log.list(() => true).map(({ receivedAtMs }) => receivedAtMs),
      [-2],
    );
  });
});
