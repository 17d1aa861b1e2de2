import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { type CommunicationServiceWorld, withCommunicationService } from "./test-world.ts";

const PATH = "/kp1/kettle-v1/cmx/t1/config/json";

type Answer = Parameters<CommunicationServiceWorld["answer"]>[1];

/** Posts, lets the extension answer, and gives status and body of the response. */
async function exchange(world: CommunicationServiceWorld, path: string, answer: Answer): Promise<[number, string]> {
  const responding = world.post(path, "{}");
  await world.settle();
  await world.answer(world.clientData.at(-1), answer);
  const response = await responding;
  return [response.status, await response.text()];
}

function refusal(statusCode: number, text: string): [number, RegExp] {
  return [statusCode, new RegExp(`^\\{"statusCode":${statusCode},"reasonPhrase":".*${text}.*"\\}$`)];
}

function assertRefused([status, body]: [number, string], [expected, pattern]: [number, RegExp]): void {
  assert.equal(status, expected);
  assert.match(body, pattern);
}

describe("the HTTP binding of the communication service", () => {
  it("relays a request, with or without prefix and request id, whatever its content type", () =>
    withCommunicationService(async (world) => {
      const payload = Buffer.from('{"configId":"1"}');
      assert.deepEqual(await exchange(world, PATH, { payload }), [200, '{"configId":"1"}']);
      assert.deepEqual(await exchange(world, `/kpc/v1${PATH}/17`, { payload }), [200, '{"configId":"1"}']);
      const seen = world.clientData.map(({ endpointId, resourcePath, requestId }) => [
        endpointId,
        resourcePath,
        requestId,
      ]);
      assert.deepEqual(seen, [
        ["e-1", "/config/json", null],
        ["e-1", "/config/json", 17],
      ]);
      const responding = world.post(PATH, "{}", { "Content-Type": "application/x-www-form-urlencoded" });
      await world.settle();
      await world.answer(world.clientData[2], { payload });
      assert.equal((await responding).status, 200);
    }));

  it("makes every success 200, or mirrors it, as told", async () => {
    const seen = (httpSuccess: "always200" | "mirror", expected: readonly (readonly [number, string])[]) =>
      withCommunicationService(
        async (world) => {
          const payload = Buffer.from("1");
          const answers = [
            await exchange(world, PATH, { statusCode: 202, payload }),
            await exchange(world, PATH, { statusCode: 204, payload }),
            await exchange(world, PATH, { payload: null }),
          ];
          assert.deepEqual(answers, expected);
        },
        { httpSuccess },
      );
    await seen("always200", [
      [200, "1"],
      [200, "1"],
      [200, ""],
    ]);
    await seen("mirror", [
      [202, "1"],
      [204, ""],
      [200, ""],
    ]);
  });

  it("maps a failure one to one, with the error response of 1/KP", () =>
    withCommunicationService(async (world) => {
      const answer = { statusCode: 409, reasonPhrase: "Not now", payload: Buffer.from("ignored") };
      assert.deepEqual(await exchange(world, PATH, answer), [409, '{"statusCode":409,"reasonPhrase":"Not now"}']);
      assert.deepEqual(await exchange(world, PATH, { statusCode: 304 }), [304, ""]);
      assertRefused(await exchange(world, PATH, { statusCode: 7 }), refusal(502, "7"));
    }));

  it("gives up after the time set, and counts the answer that comes later", () =>
    withCommunicationService(async ({ post, pass, clientData, answer, counter, time }) => {
      const beginMs = time.now();
      const response = await post(PATH, "{}");
      assert.equal(time.now() - beginMs, 10_000);
      assertRefused([response.status, await response.text()], refusal(504, "10000 ms"));
      await pass(1_000);
      await answer(clientData[0], {});
      assert.equal(await counter("lateHttpAnswers"), 1);
    }));

  it("takes only POST", () =>
    withCommunicationService(async ({ service, transport }) => {
      for (const method of ["GET", "PUT", "DELETE"]) {
        const response = await transport.http.fetch(new Request(`${service.deviceUrl}${PATH}`, { method }));
        assert.equal(response.headers.get("Allow"), "POST");
        assertRefused([response.status, await response.text()], refusal(405, method));
      }
    }));

  const refused: readonly (readonly [string, number])[] = [
    ["/", 404],
    ["/kp1/kettle-v1/cmx", 404],
    ["/kp1/kettle-v1/cmx/t1", 404],
    ["/kp1/kettle-v1/cmx/t1%2Fconfig/json", 404],
    ["/kp1/kettle-v1/cmx/t1/%E0%A4%A/json", 404],
    ["/kp1/kettle-v1/none/t1/config/json", 404],
    ["/kp1/kettle-v1/cmx/nobody/config/json", 404],
    ["/kp1/kettle-v1/cmx/broken/config/json", 503],
  ];
  for (const [path, status] of refused) {
    it(`refuses ${path}`, () =>
      withCommunicationService(async ({ post, clientData }) => {
        const response = await post(path, "{}");
        assertRefused([response.status, await response.text()], refusal(status, ""));
        assert.equal(clientData.length, 0);
      }));
  }

  it("refuses a payload above 1 MiB", () =>
    withCommunicationService(async ({ post, clientData }) => {
      const response = await post(PATH, "x".repeat(1_048_577));
      assertRefused([response.status, await response.text()], refusal(413, "1048576"));
      assert.equal(clientData.length, 0);
    }));

  it("keeps the responses of simultaneous requests apart", () =>
    withCommunicationService(async ({ post, settle, clientData, answer }) => {
      const responding = ["1", "2", "3"].map((id) => post(`${PATH}/${id}`, id));
      await settle();
      for (const data of clientData.toReversed()) {
        await answer(data, { payload: data.payload });
      }
      const bodies = await Promise.all(responding.map(async (response) => (await response).text()));
      assert.deepEqual(bodies, ["1", "2", "3"]);
    }));

  it("reports requests and responses", () =>
    withCommunicationService(async (world) => {
      await exchange(world, `/kpc${PATH}`, { statusCode: 201, payload: Buffer.from("1") });
      const common = { transport: "http", connection: "kpc-1/http-1", path: PATH, token: "t1" };
      assert.deepEqual(
        world.traffic.map(({ payload, ...event }) => ({ ...event, payload: Buffer.from(payload).toString() })),
        [
          { ...common, direction: "fromClient", payload: "{}" },
          { ...common, direction: "toClient", payload: "1", status: 200 },
        ],
      );
    }));
});
