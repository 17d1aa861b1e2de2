import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { jsonParser } from "../../../protocol/json/index.ts";
import { readWith, SampleRest } from "./sample-rest.ts";

const type = "application/json";
const BATCH = "/endpoints/commands/open/batch";

interface BatchPage {
  readonly totalElements: number;
  readonly content: readonly {
    readonly taskId: number;
    readonly filterId: string | null;
    readonly commandType: string;
    readonly pendingCount: number;
  }[];
}

const parsePage = jsonParser<BatchPage>("answer", {});
const parseMembers = jsonParser<Readonly<Record<"executed" | "expired" | "pending", readonly object[]>>>("answer", {});

function withFilters(): SampleRest {
  const rest = new SampleRest();
  const { desk } = rest;
  const ours = desk.register("a", "kettle", "e1", "e2");
  desk.filters.set("ours", ours);
  desk.filters.set("mixed", [...ours, ...desk.register("b", "toaster", "foreign")]);
  desk.filters.set("several", [...ours, ...desk.register("a", "mixer", "m1")]);
  desk.filters.set("theirs", desk.register("b", "toaster", "foreign"));
  desk.filters.set("none", []);
  return rest;
}

function batches(rest: SampleRest): unknown[] {
  return rest.desk.batches.map(({ filterId, places, payload, ttlMs }) => [
    filterId,
    places.map(({ endpointId }) => endpointId).join(),
    payload === null ? null : new TextDecoder().decode(payload),
    ttlMs,
  ]);
}

describe("a batch by filter", () => {
  it("concerns the caller's endpoints that the filter matches, in either form", async () => {
    const rest = withFilters();
    for (const path of [`${BATCH}?filterId=ours&commandTtl=7`, `${BATCH}/by-filter?filterId=mixed`]) {
      const { status, text } = await rest.ask("POST", path, { type, body: "[1.0]" });
      assert.equal(status, 200);
      assert.match(text, /^\{"taskId":"\d+"\}$/);
    }
    assert.deepEqual(batches(rest), [
      ["ours", "e1,e2", "[1.0]", 7],
      ["mixed", "e1,e2", "[1.0]", 60_000],
    ]);
  });

  it("takes text and no payload at all", async () => {
    const rest = withFilters();
    await rest.ask("POST", `${BATCH}?filterId=ours`, { type: "text/plain", body: "go" });
    await rest.ask("POST", `${BATCH}?filterId=ours`);
    assert.deepEqual(batches(rest), [
      ["ours", "e1,e2", '"go"', 60_000],
      ["ours", "e1,e2", null, 60_000],
    ]);
  });

  it("is not made where nothing of the caller's is matched, in the same words", async () => {
    const rest = withFilters();
    rest.permit("writer", "endpoint-e1", "endpoint:update");
    const texts = new Set<string>();
    for (const [filterId, as] of [
      ["unknown", "all"],
      ["none", "all"],
      ["theirs", "all"],
      ["ours", "nothing"],
      ["ours", "writer"],
    ] as const) {
      const { status, text } = await rest.ask("POST", `${BATCH}?filterId=${filterId}`, { as });
      assert.equal(status, 404);
      texts.add(text);
    }
    assert.equal(texts.size, 1);
    assert.deepEqual(batches(rest), []);
  });

  it("may be made by who may update the application", async () => {
    const rest = withFilters();
    rest.permit("operator", "application-kettle", "application:update");
    assert.equal((await rest.ask("POST", `${BATCH}?filterId=ours`, { as: "operator" })).status, 200);
  });

  for (const [status, query] of [
    [400, ""],
    [400, "filterId="],
    [400, "filterId=%00"],
    [400, "filterId=a&filterId=b"],
    [400, "filterId=several"],
    [400, "filterId=ours&commandTtl=x"],
  ] as const) {
    it(`is refused for ${JSON.stringify(query)}`, async () => {
      const rest = withFilters();
      assert.equal((await rest.ask("POST", `${BATCH}/by-filter?${query}`)).status, status);
      assert.deepEqual(batches(rest), []);
    });
  }

  it("is refused for what is no payload", async () => {
    const rest = withFilters();
    const status = async (question: object) =>
      (await rest.ask("POST", `${BATCH}?filterId=ours`, { type, ...question })).status;
    assert.equal(await status({ body: "{" }), 400);
    assert.equal(await status({ body: "{}", type: "application/xml" }), 415);
    assert.equal(await status({ body: JSON.stringify("x".repeat(1_000)) }), 413);
  });
});

describe("a batch by endpoints", () => {
  const ask = (rest: SampleRest, body: string, as = "all") =>
    rest.ask("POST", `${BATCH}/by-endpoints`, { type, body, as });

  it("concerns each of the endpoints once, with the payload as it is spelled", async () => {
    const rest = withFilters();
    for (const body of [
      '{"payload" : { "a" : 1.0 } , "endpointIds":["e2","e1","e2"]}',
      '{"endpointIds":["e1"]}',
      '{"endpointIds":["e1"],"payload":"go","payloadContentType":"text/plain"}',
      '{"endpointIds":["e1"],"payload":null,"payloadContentType":null,"more":1}',
    ]) {
      assert.equal((await ask(rest, body)).status, 200, body);
    }
    assert.deepEqual(batches(rest), [
      [undefined, "e2,e1", '{ "a" : 1.0 }', 60_000],
      [undefined, "e1", null, 60_000],
      [undefined, "e1", '"go"', 60_000],
      [undefined, "e1", "null", 60_000],
    ]);
  });

  it("is made for all of the endpoints or for none, in the same words", async () => {
    const rest = withFilters();
    rest.permit("writer", "endpoint-e1", "endpoint:update");
    const texts = new Set<string>();
    for (const [body, as] of [
      ['{"endpointIds":["e1","nobody"]}', "all"],
      ['{"endpointIds":["e1","foreign"]}', "all"],
      ['{"endpointIds":["e1","a b"]}', "all"],
      ['{"endpointIds":["e1","e2"]}', "writer"],
      ['{"endpointIds":["e1"]}', "other"],
    ] as const) {
      const { status, text } = await ask(rest, body, as);
      assert.equal(status, 404);
      texts.add(text);
    }
    assert.equal(texts.size, 1);
    assert.deepEqual(batches(rest), []);
    assert.equal((await ask(rest, '{"endpointIds":["e1"]}', "writer")).status, 200);
  });

  const many = Array.from({ length: 10_001 }, () => "e1");
  for (const [status, body] of [
    [400, ""],
    [400, "null"],
    [400, '{"endpointIds":[]}'],
    [400, '{"endpointIds":[null]}'],
    [400, JSON.stringify({ endpointIds: many })],
    [400, '{"endpointIds":["e1"],"payload":1,"payloadContentType":"text/plain"}'],
    [400, '{"endpointIds":["e1"],"payload":1,"payloadContentType":"application/xml"}'],
    [400, '{"endpointIds":["e1","m1"]}'],
    [413, JSON.stringify({ endpointIds: ["e1"], payload: "x".repeat(1_000) })],
  ] as const) {
    it(`is refused with ${status} for ${body.slice(0, 70)}`, async () => {
      const rest = withFilters();
      assert.equal((await ask(rest, body)).status, status);
      assert.deepEqual(batches(rest), []);
    });
  }
});

describe("the batches of an application", () => {
  async function withBatches(): Promise<SampleRest> {
    const rest = withFilters();
    await rest.ask("POST", `${BATCH}?filterId=ours&commandTtl=10`, { type, body: "[1.0]" });
    rest.nowMs += 1;
    const body = '{"endpointIds":["e1"]}';
    await rest.ask("POST", "/endpoints/commands/close/batch/by-endpoints", { type, body });
    return rest;
  }
  const TASKS = "/endpoints/commands/batch/tasks";

  async function batchesOf(rest: SampleRest, query = ""): Promise<BatchPage> {
    return readWith(parsePage, (await rest.ask("GET", `${TASKS}?appName=kettle&${query}`)).text);
  }

  it("are listed with how many commands are in which state", async () => {
    const rest = await withBatches();
    rest.nowMs += 9;
    const { totalElements, content } = await batchesOf(rest);
    assert.equal(totalElements, 2);
    const [newest, oldest] = content;
    assert.deepEqual([newest?.filterId, newest?.commandType, newest?.pendingCount], [null, "close", 1]);
    assert.deepEqual(oldest, {
      taskId: oldest?.taskId,
      filterId: "ours",
      commandType: "open",
      requestPayload: [1],
      createdAt: "2024-01-02T03:04:05.006Z",
      pendingCount: 0,
      executedCount: 0,
      expiredCount: 2,
    });
  });

  it("are chosen and sorted as it is asked for", async () => {
    const rest = await withBatches();
    const types = async (query: string) => {
      const { content } = await batchesOf(rest, query);
      return content.map(({ commandType }) => commandType).join();
    };
    assert.equal(await types("commandType=open"), "open");
    assert.equal(await types("filterId=ours"), "open");
    assert.equal(await types("sortBy=createdAt&sortOrder=ASC"), "open,close");
    assert.equal(await types("offset=1&limit=1"), "open");
  });

  it("show their commands by state", async () => {
    const rest = await withBatches();
    const { content } = await batchesOf(rest, "filterId=ours");
    const { text } = await rest.ask("GET", `${TASKS}/${content[0]?.taskId}?appName=kettle`);
    const { executed, expired, pending } = readWith(parseMembers, text);
    assert.deepEqual([executed, expired], [[], []]);
    assert.deepEqual(pending.map((member) => JSON.stringify(member)).toSorted(), [
      '{"endpointId":"e1","commandId":1}',
      '{"endpointId":"e2","commandId":1}',
    ]);
  });

  it("are not there otherwise", async () => {
    const rest = await withBatches();
    rest.permit("lister", "application-kettle", "application:endpoint-command:read");
    const absent = ["99", "0", "x", "%00", "-1", "99999999999999999999"].map((id) => `/${id}?appName=kettle`);
    for (const path of [...absent, "?appName=toaster", "?appName=%00", "/1?appName=toaster"]) {
      assert.equal((await rest.ask("GET", `${TASKS}${path}`)).status, 404, path);
    }
    assert.equal((await rest.ask("GET", `${TASKS}?appName=kettle`, { as: "nothing" })).status, 404);
    assert.equal((await rest.ask("GET", `${TASKS}?appName=kettle`, { as: "lister" })).status, 200);
  });

  const wrong = "commandType=a.b filterId=%00 sortBy=secret sortOrder=up offset=-1 limit=0 limit=201 appName=kettle"
    .split(" ")
    .map((parameter) => `appName=kettle&${parameter}`);
  for (const query of ["", "appName=", ...wrong]) {
    it(`are refused for ${JSON.stringify(query)}`, async () => {
      assert.equal((await withFilters().ask("GET", `${TASKS}?${query}`)).status, 400);
    });
  }
});
