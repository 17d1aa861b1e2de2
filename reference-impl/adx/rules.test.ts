import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { adxRules } from "./rules.ts";
import { clientData } from "./sample-world.ts";

const text = (payload: Uint8Array | null) => (payload === null ? null : Buffer.from(payload).toString());

/** The documents of the founding document's example. */
const EXAMPLE = {
  application: '{"attributeA":"valueA","attributeB":"valueB","nested":{"attributeX":"valueX","attributeY":"valueY"}}',
  appVersion: '{"attributeA":"valueA2","attributeC":"valueC","nested":{"attributeX":"valueX2","attributeZ":"valueZ"}}',
};

describe("accepting a query", () => {
  const accept = (changes: Parameters<typeof clientData>[0]) => {
    const accepted = adxRules.acceptQuery(clientData(changes));
    return accepted.accepted ? accepted.value.q : accepted.answer.statusCode;
  };

  it("takes one on its resource, of whatever endpoint", () => {
    assert.equal(accept({ payload: Buffer.from('{"q":"a.b"}') }), "a.b");
    assert.equal(accept({ payload: Buffer.from('{"q":"a.b"}'), endpointId: null, requestId: null }), "a.b");
  });

  it("knows no other resource", () => {
    for (const resourcePath of ["/", "/json/", "/jso", "/config/json", "/JSON", ""]) {
      assert.equal(accept({ resourcePath }), 404, resourcePath);
    }
  });

  it("refuses what is no query", () => {
    for (const payload of ["", "q", "{}", '{"q":7}', '{"q":null}', '{"q":""}', "[]", '{"q":"a"']) {
      assert.equal(accept({ payload: Buffer.from(payload) }), 400, payload);
    }
  });
});

describe("finding an attribute", () => {
  for (const [path, found] of [
    ["attributeC", '"valueC"'],
    ["attributeB", '"valueB"'],
    ["nested.attributeZ", '"valueZ"'],
    ["attributeA", '"valueA2"'],
    ["nested.attributeX", '"valueX2"'],
    ["nested.attributeY", '"valueY"'],
  ] as const) {
    it(`follows the documented example: ${path}`, () => {
      assert.deepEqual(adxRules.findAttribute(EXAMPLE, path), { kind: "found", text: found });
    });
  }

  it("falls back as a whole: nothing is merged", () => {
    const found = adxRules.findAttribute(EXAMPLE, "nested");
    assert.deepEqual(found, { kind: "found", text: '{"attributeX":"valueX2","attributeZ":"valueZ"}' });
  });

  it("takes an explicit null for something, and an absent path for nothing", () => {
    const documents = { application: '{"a":1,"b":2}', appVersion: '{"a":null}' };
    assert.deepEqual(adxRules.findAttribute(documents, "a"), { kind: "found", text: "null" });
    assert.deepEqual(adxRules.findAttribute(documents, "b"), { kind: "found", text: "2" });
    assert.deepEqual(adxRules.findAttribute(documents, "c"), { kind: "absent" });
  });

  it("does without either document", () => {
    assert.deepEqual(adxRules.findAttribute({ application: '{"a":1}', appVersion: undefined }, "a"), {
      kind: "found",
      text: "1",
    });
    assert.deepEqual(adxRules.findAttribute({ application: undefined, appVersion: '{"a":1}' }, "a"), {
      kind: "found",
      text: "1",
    });
    assert.deepEqual(adxRules.findAttribute({ application: undefined, appVersion: undefined }, "a"), {
      kind: "absent",
    });
  });

  it("keeps the spelling", () => {
    const documents = {
      application: undefined,
      appVersion: '{"big":12345678901234567890,"one":1.0,"deep":{ "e" : 1e3 }}',
    };
    const found = ["big", "one", "deep"].map((path) => adxRules.findAttribute(documents, path));
    assert.deepEqual(
      found,
      ["12345678901234567890", "1.0", '{ "e" : 1e3 }'].map((value) => ({ kind: "found", text: value })),
    );
  });

  it("does not fall back where the appversion has the attribute and the path makes no JSON of it", () => {
    const documents = { application: '{"s":"7"}', appVersion: '{"s":"not json"}' };
    assert.deepEqual(adxRules.findAttribute(documents, "s.@fromstr"), { kind: "refused", problem: "not-json" });
  });

  it("refuses paths that are made to hurt, though the application may have the attribute", () => {
    const refused = adxRules.findAttribute(EXAMPLE, "a".repeat(20_000));
    assert.deepEqual(refused, { kind: "refused", problem: "path-too-long" });
  });
});

describe("answering a query", () => {
  const answered = (path: string, value: string, wrap: boolean) => {
    const { statusCode, payload } = adxRules.attributeAnswer(path, { kind: "found", text: value }, wrap);
    return [statusCode, text(payload)];
  };

  it("gives the value alone, of whatever type", () => {
    for (const value of ['"é"', "1.0", "null", "false", "[ 1 ]", '{ "a":1 }']) {
      assert.deepEqual(answered("a", value, false), [200, value]);
    }
  });

  it("gives an object that the path names, if responses are wrapped", () => {
    assert.deepEqual(answered("a.b", "1.0", true), [200, '{"a.b":1.0}']);
    assert.deepEqual(answered('#(a=="\n")', "null", true), [200, '{"#(a==\\"\\n\\")":null}']);
  });

  it("is 404 for what is not there and 400 for what cannot be evaluated, without payload", () => {
    const absent = adxRules.attributeAnswer("a", { kind: "absent" }, true);
    assert.deepEqual([absent.statusCode, absent.reasonPhrase, absent.payload], [404, 'No attribute "a"', null]);
    for (const problem of ["path-too-long", "nested-too-deep", "too-much-work", "not-json"] as const) {
      const refused = adxRules.attributeAnswer("a", { kind: "refused", problem }, false);
      assert.deepEqual([refused.statusCode, refused.payload], [400, null]);
      assert.match(refused.reasonPhrase, /^q /);
    }
  });
});

describe("access to attributes", () => {
  const permissions = [{ rsname: "application-kettle", scopes: ["application:read"] }];
  const may = (tenantId: string, action: "read" | "update", name: string) =>
    adxRules.mayAccess({ tenantId: "a", permissions }, action, { tenantId, name });

  it("is for callers of the same tenant with the scope on the application", () => {
    assert.equal(may("a", "read", "kettle"), true);
    assert.equal(may("a", "update", "kettle"), false);
    assert.equal(may("a", "read", "toaster"), false);
    assert.equal(may("b", "read", "kettle"), false);
  });
});
