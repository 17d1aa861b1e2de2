import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { jsonParser } from "../../../protocol/json/index.ts";
import { readWith, SampleRest } from "./sample-rest.ts";

const type = "application/json";

interface Described {
  readonly endpointId: string;
  readonly commandType: string;
  readonly commandId: number;
}

const parseLists = jsonParser<readonly { readonly endpointId: string; readonly commands: readonly Described[] }[]>(
  "answer",
  {},
);
const parseCommands = jsonParser<readonly Described[]>("answer", {});
const parsePage = jsonParser<{ readonly content: readonly Described[] }>("answer", {});

/** Each of the commands a millisecond after the one before. */
async function withCommands(...commands: readonly (readonly [endpointId: string, commandType: string])[]) {
  const rest = new SampleRest();
  for (const [endpointId, commandType] of commands) {
    assert.equal((await rest.ask("POST", `/endpoints/${endpointId}/commands/${commandType}`)).status, 202);
    rest.nowMs += 1;
  }
  return rest;
}

const THREE = [
  ["e1", "open"],
  ["e1", "close"],
  ["e1", "open"],
] as const;

describe("the commands of endpoints", () => {
  const listed = async (rest: SampleRest, query: string) => {
    const { status, text } = await rest.ask("GET", `/endpoints/commands?${query}`);
    assert.equal(status, 200);
    return readWith(parseLists, text).map(({ endpointId, commands }) => [
      endpointId,
      ...commands.map(({ commandType, commandId }) => `${commandType} ${commandId}`),
    ]);
  };

  it("are listed for each that was named, the newest first", async () => {
    const rest = await withCommands(...THREE);
    const all = ["e1", "open 2", "close 1", "open 1"];
    assert.deepEqual(await listed(rest, "endpointId=e1"), [all]);
    assert.deepEqual(await listed(rest, "endpointId=e2&endpointId=e1&endpointId=e2"), [["e2"], all]);
    assert.deepEqual(await listed(rest, "endpointId=e2,e1&commandTypes="), [["e2"], all]);
  });

  it("are limited to types", async () => {
    const rest = await withCommands(...THREE);
    assert.deepEqual(await listed(rest, "endpointId=e1&commandTypes=close"), [["e1", "close 1"]]);
    const both = await listed(rest, "endpointId=e1&commandTypes=close,open&commandTypes=other");
    assert.equal(both[0]?.length, 4);
  });

  it("are asked for by one to fifty endpoints, and types that there can be", async () => {
    const rest = new SampleRest();
    const many = Array.from({ length: 51 }, (_, index) => `e${index}`).join();
    for (const query of ["", "endpointId=", `endpointId=${many}`, "endpointId=e1&commandTypes=a.b"]) {
      assert.equal((await rest.ask("GET", `/endpoints/commands?${query}`)).status, 400, query);
    }
  });

  it("are not there for endpoints that are not, are of others or denied, in the same words", async () => {
    const rest = await withCommands(...THREE);
    rest.permit("reader", "endpoint-e1", "endpoint:read");
    const texts = new Set<string>();
    for (const [query, as] of [
      ["endpointId=e1,nobody", "all"],
      ["endpointId=e1,foreign", "all"],
      ["endpointId=e1,%00", "all"],
      ["endpointId=e1", "other"],
      ["endpointId=e1,e2", "reader"],
    ] as const) {
      const { status, text } = await rest.ask("GET", `/endpoints/commands?${query}`, { as });
      assert.equal(status, 404, query);
      texts.add(text);
    }
    assert.equal(texts.size, 1);
    assert.equal((await rest.ask("GET", "/endpoints/commands?endpointId=e1", { as: "reader" })).status, 200);
  });

  it("are listed of an endpoint that nobody can look up any more", async () => {
    const rest = await withCommands(...THREE);
    rest.desk.known.clear();
    assert.equal((await listed(rest, "endpointId=e1")).length, 1);
  });

  it("are not listed beyond what an answer can hold", async () => {
    const rest = await withCommands(...THREE);
    const payload = new Uint8Array(40_000_000).fill(0x31);
    const large = new SampleRest();
    large.store.list = async (...query) =>
      (await rest.store.list(...query)).map((command) => ({ ...command, payload }));
    assert.equal((await large.ask("GET", "/endpoints/commands?endpointId=e1")).status, 400);
    assert.equal((await large.ask("GET", "/endpoints/commands?endpointId=e1&commandTypes=close")).status, 200);
  });
});

describe("the last commands of endpoints", () => {
  it("are one for each type and endpoint", async () => {
    const rest = await withCommands(...THREE, ["e2", "open"]);
    const last = async (body: object) => {
      const { text } = await rest.ask("POST", "/endpoints/commands/last", { type, body: JSON.stringify(body) });
      return readWith(parseCommands, text)
        .map((command) => `${command.endpointId} ${command.commandType} ${command.commandId}`)
        .toSorted();
    };
    const both = ["e1", "e2", "e1"];
    assert.deepEqual(await last({ endpointIds: both }), ["e1 close 1", "e1 open 2", "e2 open 1"]);
    assert.deepEqual(await last({ endpointIds: both, commandTypes: null }), ["e1 close 1", "e1 open 2", "e2 open 1"]);
    assert.deepEqual(await last({ endpointIds: ["e1"], commandTypes: ["open", "other"] }), ["e1 open 2"]);
    assert.deepEqual(await last({ endpointIds: ["e2"], commandTypes: ["close"], more: 1 }), []);
    assert.deepEqual(await last({ endpointIds: [] }), []);
  });

  for (const [status, body, contentType] of [
    [400, "", type],
    [400, "[]", type],
    [400, "{}", type],
    [400, '{"endpointIds":"e1"}', type],
    [400, '{"endpointIds":[1]}', type],
    [400, '{"endpointIds":["e1"],"commandTypes":["a.b"]}', type],
    [400, JSON.stringify({ endpointIds: Array.from({ length: 1_001 }, () => "e1") }), type],
    [404, '{"endpointIds":["e1","nobody"]}', type],
    [404, '{"endpointIds":["\\u0000"]}', type],
    [413, JSON.stringify({ endpointIds: ["x".repeat(1_048_576)] }), type],
    [415, '{"endpointIds":["e1"]}', "text/plain"],
  ] as const) {
    it(`are refused with ${status} for ${body.slice(0, 50)} of ${contentType}`, async () => {
      const rest = new SampleRest();
      assert.equal((await rest.ask("POST", "/endpoints/commands/last", { body, type: contentType })).status, status);
    });
  }
});

describe("the commands of an application", () => {
  const paged = async (rest: SampleRest, query = "") => {
    const { status, text } = await rest.ask("GET", `/endpoints/commands/kettle?${query}`);
    assert.equal(status, 200, query);
    const { content, ...page } = readWith(parsePage, text);
    return { page, content: content.map(({ commandType, commandId }) => `${commandType} ${commandId}`) };
  };

  it("come a page at a time, the newest first", async () => {
    const rest = await withCommands(...THREE);
    assert.deepEqual(await paged(rest), {
      content: ["open 2", "close 1", "open 1"],
      page: {
        totalElements: 3,
        totalPages: 1,
        number: 0,
        size: 20,
        numberOfElements: 3,
        first: true,
        last: true,
        empty: false,
      },
    });
    assert.deepEqual(await paged(rest, "page=1&size=2"), {
      content: ["open 1"],
      page: {
        totalElements: 3,
        totalPages: 2,
        number: 1,
        size: 2,
        numberOfElements: 1,
        first: false,
        last: true,
        empty: false,
      },
    });
    const beyond = await paged(rest, "page=1000000&size=200");
    assert.deepEqual(beyond.content, []);
  });

  it("are sorted as it is asked for, and limited to types", async () => {
    const rest = await withCommands(...THREE);
    assert.deepEqual((await paged(rest, "sort=createdAt,ASC")).content, ["open 1", "close 1", "open 2"]);
    assert.deepEqual((await paged(rest, "sort=createdAt")).content, ["open 1", "close 1", "open 2"]);
    assert.equal((await paged(rest, "sort=commandType,asc")).content[0], "close 1");
    assert.deepEqual((await paged(rest, "commandTypes=close,other")).content, ["close 1"]);
  });

  const wrong =
    "page=-1 page=1000001 page=x size=0 size=201 size= page=1&page=2 sort= sort=secret sort=createdAt,up " +
    "sort=createdAt,asc,x sort=createdAt;drop sort=a&sort=b commandTypes=a.b";
  for (const query of wrong.split(" ")) {
    it(`are refused for ${query}`, async () => {
      const rest = new SampleRest();
      assert.equal((await rest.ask("GET", `/endpoints/commands/kettle?${query}`)).status, 400);
    });
  }

  it("are not there for applications that are not, are of others or denied, in the same words", async () => {
    const rest = new SampleRest();
    rest.permit("reader", "application-kettle", "application:read");
    rest.permit("lister", "application-kettle", "application:endpoint-command:read");
    const texts = new Set<string>();
    for (const [name, as] of [
      ["nothing", "all"],
      ["toaster", "all"],
      ["__proto__", "all"],
      ["%00", "all"],
      ["last", "all"],
      ["kettle", "other"],
      ["kettle", "reader"],
    ] as const) {
      const { status, text } = await rest.ask("GET", `/endpoints/commands/${name}`, { as });
      assert.equal(status, 404);
      texts.add(text);
    }
    assert.equal(texts.size, 1);
    assert.equal((await rest.ask("GET", "/endpoints/commands/kettle", { as: "lister" })).status, 200);
  });
});
