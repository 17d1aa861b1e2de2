import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { seededRandom, VirtualTime } from "../../runtime/index.ts";
import type { HttpTransport } from "../../transport/index.ts";
import { executes, leaves, resends } from "./command-behaviour.ts";
import { CommandDevice } from "./command-device.ts";
import { HttpEndpoint } from "./http-endpoint.ts";

const IDENTITY = { appVersionName: "kettle-v1", token: "t1" };
const COMMANDS = "/kp1/kettle-v1/cex/t1/command/boil";
const RESULTS = "/kp1/kettle-v1/cex/t1/result/boil";

type Answer = readonly [status: number, body: string] | "broken";

/** A device over HTTP; `answer` is asked what to answer. */
function startedPoller(answer: (path: string, payload: string) => Answer) {
  const time = new VirtualTime(1_000_000, seededRandom("poller"));
  const requests: [string, string][] = [];
  const http: HttpTransport = {
    serve: () => Promise.reject(new Error("nothing is served here")),
    async fetch(request) {
      const [path, payload] = [new URL(request.url).pathname, await request.text()];
      requests.push([path, payload]);
      const answered = answer(path, payload);
      if (answered === "broken") {
        throw new Error("the connection broke");
      }
      return new Response(answered[1], { status: answered[0] });
    },
  };
  const device = new CommandDevice({ extensionInstanceName: "cex", clock: time });
  const endpoint = () => new HttpEndpoint(IDENTITY, http, "http://kpc.memory");
  device.connect({ via: "http", endpoint: endpoint() });
  const pass = async (ms = 1) => void (await time.within(ms, new Promise(() => {})));
  return { device, endpoint, requests, pass };
}

describe("a device that polls for commands over HTTP", () => {
  it("asks, executes, reports, and remembers what was answered", async () => {
    const { device, requests, pass } = startedPoller((path) =>
      path === COMMANDS ? [200, '[{"id":1,"payload":"a"}]'] : [200, ""],
    );
    device.behave("boil", executes({ ok: true }));
    await device.request("boil");
    await pass();
    assert.deepEqual(requests, [
      [COMMANDS, "{}"],
      [RESULTS, '[{"id":1,"statusCode":200,"payload":{"ok":true}}]'],
    ]);
    assert.deepEqual(
      device.commands.all.map(({ id, payloadText, path, as }) => [id, payloadText, path, as]),
      [[1, '"a"', COMMANDS, "answer"]],
    );
    assert.deepEqual(
      device.resultAnswers.all.map(({ path, kind, statusCode }) => [path, kind, statusCode]),
      [[RESULTS, "status", 200]],
    );
  });

  it("asks in an interval until it is stopped, whether it is answered or not", async () => {
    const answers: Answer[] = ["broken", [503, ""], [200, "[]"]];
    const { device, requests, pass } = startedPoller(() => answers.shift() ?? [200, "[]"]);
    const stop = device.poll("boil", 1_000);
    await pass(3_500);
    assert.deepEqual(
      requests.map(([path]) => path),
      [COMMANDS, COMMANDS, COMMANDS, COMMANDS],
    );
    assert.deepEqual(
      device.answers.all.map(({ statusCode }) => statusCode),
      [503, 200, 200],
    );
    stop();
    await pass(10_000);
    assert.equal(requests.length, 4);
    assert.throws(() => device.poll("boil", 99), RangeError);
    assert.throws(() => device.poll("a/b", 1_000), RangeError);
  });

  it("resends a result until it is answered 200", async () => {
    const answers: Answer[] = ["broken", [500, ""], [200, ""]];
    const { device, requests, pass } = startedPoller((path) =>
      path === COMMANDS ? [200, '[{"id":1}]'] : (answers.shift() ?? [404, ""]),
    );
    device.behave("boil", resends(executes(), 200));
    await device.request("boil");
    await pass(60_000);
    assert.equal(requests.filter(([path]) => path === RESULTS).length, 3);
    assert.deepEqual(
      device.resultAnswers.all.map(({ attempt, statusCode }) => [attempt, statusCode]),
      [
        [2, 500],
        [3, 200],
      ],
    );
  });

  it("leaves by asking no more until it is connected again", async () => {
    const { device, endpoint, requests, pass } = startedPoller((path) =>
      path === COMMANDS ? [200, '[{"id":1}]'] : [200, ""],
    );
    device.behave("boil", leaves(executes()));
    device.poll("boil", 1_000);
    await pass(5_000);
    assert.deepEqual([requests, device.isConnected], [[[COMMANDS, "{}"]], false]);
    device.connect({ via: "http", endpoint: endpoint() });
    await pass(1_000);
    assert.deepEqual(
      requests.map(([path]) => path),
      [COMMANDS, COMMANDS, RESULTS],
    );
  });
});
