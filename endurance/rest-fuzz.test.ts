import assert from "node:assert/strict";
import { describe, it, type TestContext } from "node:test";
import { type Random, seededRandom, systemClock } from "../runtime/index.ts";
import { nodeHttp } from "../transport/index.ts";
import { oneOf } from "./chance/index.ts";
import { CommandWorld } from "./commands/index.ts";
import { enduranceLength, repeatable, tellProgress } from "./endurance-length.ts";
import {
  type DocumentedOperation,
  documentedOperations,
  fuzzFinding,
  fuzzRequest,
  type RightValues,
  rawAnswer,
} from "./fuzz/index.ts";
import { sendRaw } from "./malformed/index.ts";
import { CexReplica } from "./processes/index.ts";

const ENDPOINTS = 2;
const AT_A_TIME = 16;
const FINDINGS_MAX = 10;
const PROGRESS = 1_000;

const length = enduranceLength();
const { fuzzRequests } = length;
const http = nodeHttp();

/** What is right about a request to CEX in a world of this application. */
function rightValues(application: string, accessToken: string): RightValues {
  return {
    accessToken,
    always: ["awaitTimeout"],
    parameters: {
      endpointId: ["device-0", "device-1", "device-0,device-1"],
      commandType: ["boil", "close-door"],
      commandId: ["1", "2", "999"],
      applicationName: [application],
      appName: [application],
      taskId: ["1", "2"],
      filterId: ["all"],
      awaitTimeout: ["0"],
      commandTtl: ["0", "60000"],
      commandTypes: ["boil", "boil,close-door"],
      page: ["0", "1"],
      size: ["1", "20"],
      sort: ["createdAt,desc"],
      sortBy: ["createdAt"],
      sortOrder: ["ASC", "DESC"],
      offset: ["0"],
      limit: ["1", "20"],
    },
    bodies: {
      "/endpoints/commands/last": '{"endpointIds":["device-0"],"commandTypes":["boil"]}',
      "/endpoints/commands/{commandType}/batch/by-endpoints": '{"payload":1,"endpointIds":["device-0","device-1"]}',
    },
  };
}

async function text(url: string, init: RequestInit = {}): Promise<{ readonly status: number; readonly body: string }> {
  const response = await http.fetch(new Request(url, init));
  return { status: response.status, body: await response.text() };
}

/** Sends requests, some at a time, until there are enough or too much is wrong. */
async function fuzz(
  cex: CexReplica,
  operations: readonly DocumentedOperation[],
  { random, right }: { readonly random: Random; readonly right: RightValues },
): Promise<{ readonly findings: readonly string[]; readonly statuses: ReadonlyMap<number, number> }> {
  const address = cex.restUrl.replace("http://", "tcp://");
  const findings: string[] = [];
  const statuses = new Map<number, number>();
  let sent = 0;
  const sendSome = async (): Promise<void> => {
    while (sent < fuzzRequests && findings.length < FINDINGS_MAX) {
      sent += 1;
      const number = sent;
      const request = fuzzRequest(random.fork(`request ${number}`), oneOf(random, operations), right);
      const answer = rawAnswer(await sendRaw(address, request.bytes, false));
      statuses.set(answer?.status ?? 0, (statuses.get(answer?.status ?? 0) ?? 0) + 1);
      const finding = fuzzFinding(request, answer, operations);
      if (finding !== undefined) {
        findings.push(`request ${number}: ${finding}`);
      }
      if (number % PROGRESS === 0) {
        tellProgress(length, `${number} of ${fuzzRequests} requests sent`);
      }
    }
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, sendSome));
  return { findings, statuses };
}

async function standsFuzz(context: TestContext): Promise<void> {
  await using world = await CommandWorld.start(length.seed, ENDPOINTS);
  await using cex = await CexReplica.start(world.surroundings, "fuzzed");
  const operations = documentedOperations(Buffer.from((await text(`${cex.restUrl}/api/v1/openapi.json`)).body));
  const accessToken = await world.everythingToken();
  const begunMs = systemClock.now();
  const right = rightValues(world.application, accessToken);
  const { findings, statuses } = await fuzz(cex, operations, { random: seededRandom(length.seed), right });
  const counted = [...statuses]
    .toSorted(([one], [other]) => one - other)
    .map(([status, count]) => `${status}: ${count}`);
  context.diagnostic(`answers by status: ${counted.join(", ")}; ${systemClock.now() - begunMs} ms`);
  assert.deepEqual(findings, []);
  assert.equal(cex.end, undefined, cex.end);
  assert.equal((await text(`${cex.managementUrl}/health`)).status, 200);
  const headers = { authorization: `Bearer ${accessToken}`, "content-type": "application/json" };
  const place = `${cex.restUrl}/api/v1/endpoints/device-0/commands/boil?awaitTimeout=0`;
  assert.equal((await text(place, { method: "POST", body: "{}", headers })).status, 202);
}

describe("the REST interface of CEX", { timeout: 3_600_000 }, () => {
  it(`answers as documented ${fuzzRequests} requests that are wrong in many ways, and goes on`, (context) =>
    repeatable(length, () => standsFuzz(context)));
});
