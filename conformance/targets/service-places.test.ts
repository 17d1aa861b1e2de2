import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { type HttpTransport, nodeHttp } from "../../transport/index.ts";
import { inProcessReference, referenceProcess, reservePlaces, type ServiceUnderTest, type Target } from "./index.ts";

function targetOf(services: Target["services"]): Target {
  return { ...inProcessReference("deployed"), services };
}

function launched(
  more: { readonly command?: readonly string[]; readonly environment?: Readonly<Record<string, string>> } = {},
  addresses: Pick<ServiceUnderTest, "rest" | "management"> = {},
): ServiceUnderTest {
  return {
    launch: { kind: "command", command: ["adx"], environment: {}, directory: "/", ...more },
    replicas: 1,
    ...addresses,
  };
}

/** HTTP that counts who serves it. */
function countedHttp() {
  const http = nodeHttp();
  const counts = { most: 0, open: 0 };
  const counted: HttpTransport = {
    fetch: (request) => http.fetch(request),
    serve: async (...server) => {
      const started = await http.serve(...server);
      counts.open += 1;
      counts.most = Math.max(counts.most, counts.open);
      return {
        baseUrl: started.baseUrl,
        close: async () => {
          await started.close();
          counts.open -= 1;
        },
      };
    },
  };
  return { http: counted, counts };
}

describe("places for services", () => {
  it("are ports of which none is given out twice, held until all are found and then free", async () => {
    const { http, counts } = countedHttp();
    const target = referenceProcess("deployed", () => [], "/", { services: ["cmx", "adx"], replicas: 3 });
    const { adx = [] } = await reservePlaces(target, http);
    const ports = adx.flatMap(({ restPort, managementPort }) => [restPort, managementPort]);
    assert.deepEqual([adx.length, new Set(ports).size, ports.every((port) => port > 0)], [3, 6, true]);
    assert.deepEqual(counts, { most: 6, open: 0 });
  });

  it("are not sought for the reference CMX, which chooses its own", async () => {
    const { http, counts } = countedHttp();
    const place = { restPort: 0, managementPort: 0 };
    const target = referenceProcess("deployed", () => [], "/");
    assert.deepEqual(await reservePlaces(target, http), { cmx: [place, place] });
    assert.equal(counts.most, 0);
  });

  const rest = "http://127.0.0.1:${REST_PORT}";
  const management = "http://127.0.0.1:${MANAGEMENT_PORT}/${REPLICA}";
  for (const [circumstance, service, wanted] of [
    ["nothing", launched(), [false, false]],
    ["the address of its REST interface", launched({}, { rest }), [true, false]],
    ["the address of its management interface", launched({}, { management }), [false, true]],
    ["both addresses", launched({}, { rest, management }), [true, true]],
    ["an address with a port of its own", launched({}, { rest: "http://127.0.0.1:8080" }), [false, false]],
    ["its command", launched({ command: ["adx", "--port=${REST_PORT}"] }), [true, false]],
    ["its environment", launched({ environment: { PORT: "${MANAGEMENT_PORT}" } }), [false, true]],
  ] as const) {
    it(`are found as far as the target refers to them, here in ${circumstance}`, async () => {
      const { adx = [] } = await reservePlaces(targetOf({ adx: service }), nodeHttp());
      assert.deepEqual(
        adx.map(({ restPort, managementPort }) => [restPort > 0, managementPort > 0]),
        [wanted],
      );
    });
  }

  it("are the business of services that run already or in this process", async () => {
    const running = { launch: { kind: "running" }, replicas: 1, rest } as const;
    assert.deepEqual(await reservePlaces(targetOf({ adx: running }), nodeHttp()), {});
    assert.deepEqual(await reservePlaces(inProcessReference("deployed"), nodeHttp()), {});
  });
});
