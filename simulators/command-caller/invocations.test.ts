import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { InvalidNameError } from "../../protocol/ism/index.ts";
import { BODY_BYTES_MAX, shape } from "../control/index.ts";
import { START_MS, withCaller } from "./test-world.ts";

const PATH = "/api/v1/invocations";
const SUBJECT = "kaa.v1.service.cex.cip.command-request";
const OWN = "kaa.v1.replica.rci-1.cip.command-result";
const command = { endpointId: "e-1", commandType: "boil", commandId: 7 };
const numbered = shape<{ commandId: number }>({ type: "object", required: ["commandId"] });

describe("a command caller", () => {
  it("sends a request and tells what it sent", () =>
    withCaller(async ({ call, seen }) => {
      const payload = { degrees: 96.5, for: ["tea", null] };
      const order = { ...command, payload, timeoutMs: 5_000, correlationId: "c-1" };
      const { status, body } = await call("POST", PATH, order);
      const text = '{"degrees":96.5,"for":["tea",null]}';
      const sent = { ...command, correlationId: "c-1", timestamp: START_MS, timeout: 5_000 };
      assert.equal(status, 201);
      assert.deepEqual(body, {
        ...sent,
        subject: SUBJECT,
        replyTo: OWN,
        payload: text,
        payloadBase64: Buffer.from(text).toString("base64"),
      });
      const received = { ...sent, payload: new Uint8Array(Buffer.from(text)) };
      assert.deepEqual(await seen(), [{ subject: SUBJECT, replyTo: OWN, request: received }]);
    }));

  it("fills in what it is not told: a new identifier each, no end, no payload", () =>
    withCaller(async ({ call, seen }) => {
      const answers = [];
      for (const [endpointId, commandType] of [
        ["e-1", "boil"],
        ["e-1", "boil"],
      ]) {
        answers.push((await call("POST", PATH, { endpointId, commandType })).body);
      }
      const ids = answers.map((body) => numbered.read(body, "the answer").commandId);
      assert.ok(ids.every((id) => id > 1_000_000 && id < 2_147_483_648));
      assert.equal(new Set(ids).size, 2);
      const requests = (await seen()).map(({ request }) => request);
      assert.deepEqual(
        requests.map((request) => [request?.commandId, request?.timeout, request?.payload]),
        ids.map((id) => [id, 0, null]),
      );
      assert.equal(new Set(requests.map((request) => request?.correlationId)).size, 2);
    }));

  it("asks for results where it is told, or nowhere", () =>
    withCaller(async ({ call, seen }) => {
      for (const replyTo of ["none", "own", "kaa.v1.replica.other.cip.command-result"]) {
        assert.equal((await call("POST", PATH, { ...command, replyTo })).status, 201);
      }
      const subjects = (await seen()).map(({ replyTo }) => replyTo);
      assert.deepEqual(subjects, [undefined, OWN, "kaa.v1.replica.other.cip.command-result"]);
    }));

  it("sends payload bytes as they are, JSON null included, and requests that say that they are older", () =>
    withCaller(async ({ call, seen }) => {
      const { body } = await call("POST", PATH, { ...command, payloadBase64: "/wA=" });
      assert.match(JSON.stringify(body), /"payloadBase64":"\/wA="/);
      await call("POST", PATH, { ...command, payload: null, timestampMs: 1, timeoutMs: -1 });
      const requests = (await seen()).map(({ request }) => request);
      assert.deepEqual(
        requests.map((request) => [Buffer.from(request?.payload ?? []).toString("hex"), request?.timestamp]),
        [
          ["ff00", START_MS],
          ["6e756c6c", 1],
        ],
      );
      assert.equal(requests[1]?.timeout, -1);
    }));

  it("sends any bytes in the place of a request", () =>
    withCaller(async ({ call, seen }) => {
      const answer = await call("POST", "/api/v1/raw-requests", { payloadBase64: "AA==" });
      assert.deepEqual(answer, { status: 201, body: { subject: SUBJECT, replyTo: OWN } });
      await call("POST", "/api/v1/raw-requests", { payloadBase64: "", replyTo: "none" });
      assert.deepEqual(await seen(), [
        { subject: SUBJECT, replyTo: OWN, request: undefined },
        { subject: SUBJECT, replyTo: undefined, request: undefined },
      ]);
    }));

  it("refuses what is no invocation, and sends nothing", () =>
    withCaller(async ({ call, seen }) => {
      for (const body of [
        {},
        { ...command, extra: 1 },
        { ...command, commandId: 2_147_483_648 },
        { ...command, commandId: 1.5 },
        { ...command, payload: 1, payloadBase64: "AA==" },
        { ...command, payloadBase64: "no base64" },
        { ...command, replyTo: "a.*" },
        { ...command, replyTo: "a b" },
        { ...command, timeoutMs: "1" },
      ]) {
        assert.equal((await call("POST", PATH, body)).status, 400, JSON.stringify(body));
      }
      assert.equal((await call("POST", "/api/v1/raw-requests", {})).status, 400);
      assert.deepEqual(await seen(), []);
    }));

  it("says so if the bus does not confirm, or does not take so much", () =>
    withCaller(async ({ call, line }) => {
      const largest = { endpointId: "e-1", commandType: "boil", payload: "" };
      const payload = "x".repeat(BODY_BYTES_MAX - JSON.stringify(largest).length);
      const tooLong = await call("POST", PATH, { ...largest, payload });
      assert.equal(tooLong.status, 413);
      assert.match(JSON.stringify(tooLong.body), /than the bus takes/);
      line.break();
      const { status, body } = await call("POST", PATH, command);
      assert.equal(status, 503);
      assert.match(JSON.stringify(body), /may be lost/);
    }));

  it("addresses the agent that it is told, and no agent that cannot be", async () => {
    await withCaller(
      async ({ call, seen }) => {
        await call("POST", PATH, command);
        assert.equal((await seen())[0]?.subject, "kaa.v1.service.cex-2.cip.command-request");
      },
      { agentInstanceName: "cex-2" },
    );
    await assert.rejects(
      withCaller(async () => {}, { agentInstanceName: "c ex" }),
      InvalidNameError,
    );
  });
});
