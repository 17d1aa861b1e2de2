import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { applicationSettings, parseApplications, parseSettingsEnvelope } from "./application-settings.ts";

const KETTLE = [{ name: "kettle", versions: [{ name: "kettle-v1" }, { name: "kettle-v2" }] }];

/** What becomes of the application, or what is wrong. */
function read(envelope: string) {
  const texts = parseSettingsEnvelope(Buffer.from(envelope), "adx");
  const joined = texts.ok ? applicationSettings(KETTLE, texts.value) : texts;
  if (!joined.ok) {
    return joined.problem;
  }
  const [kettle] = joined.value;
  return [kettle?.settings, Object.fromEntries(kettle?.appVersionSettings ?? [])];
}

const enveloped = (kettle: string) => `{"adx":{"kaa":{"applications":{"kettle":${kettle}}}}}`;

describe("the settings of applications", () => {
  it("are those of application and appversions, each as it is spelled", () => {
    const text = '{"a": 1.50, "b" : {"c":[ 1 ]}, "versions": {"kettle-v1": { "a" : 1e3 }}}';
    assert.deepEqual(read(enveloped(text)), ['{"a":1.50,"b":{"c":[ 1 ]}}', { "kettle-v1": '{ "a" : 1e3 }' }]);
  });

  it("are those of one service", () => {
    assert.deepEqual(read('{"cex":{"kaa":{"applications":{"kettle":{"a":1}}}}}'), [undefined, {}]);
  });

  for (const [circumstance, envelope] of [
    ["null", enveloped("null")],
    ["an empty object", enveloped("{}")],
    ["null for its versions", enveloped('{"versions":null}')],
    ["null for a version", enveloped('{"versions":{"kettle-v1":null}}')],
    ["nothing for it", '{"adx":{"kaa":{"applications":{}}}}'],
    ["null for all applications", '{"adx":{"kaa":{"applications":null}}}'],
    ["null for the service", '{"adx":null}'],
    ["nothing for the service", "{}"],
    ["null", "null"],
  ] as const) {
    it(`are none if Tekton has ${circumstance}: ${envelope}`, () => {
      assert.deepEqual(read(envelope), [undefined, {}]);
    });
  }

  for (const [envelope, problem] of [
    ["", /no JSON/],
    ['{"adx":', /not JSON/],
    ["[]", /^settings of applications is no object$/],
    ['{"adx":7}', /^settings of applications: \/adx is no object$/],
    ['{"adx":{"kaa":{"applications":[]}}}', /^settings of applications: \/adx\/kaa\/applications is no object$/],
    [enveloped("7"), /^settings of application kettle is no object$/],
    [enveloped('{"versions":[]}'), /^settings of versions of kettle is no object$/],
    [enveloped('{"versions":{"kettle-v1":7}}'), /^settings of appversion kettle-v1: they are no object$/],
  ] as const) {
    it(`are not ${envelope}`, () => {
      const found = read(envelope);
      assert.match(typeof found === "string" ? found : "", problem);
    });
  }
});

describe("the list of applications", () => {
  it("names applications and their versions, whatever else it says", () => {
    const list = parseApplications(Buffer.from('[{"name":"a","displayName":null},{"name":"b","versions":null}]'));
    assert.deepEqual(list.ok && list.value.map(({ name }) => name), ["a", "b"]);
    const joined = list.ok ? applicationSettings(list.value, new Map()) : list;
    assert.deepEqual(joined.ok && joined.value.map(({ appVersionNames }) => appVersionNames), [[], []]);
  });

  for (const text of ["", "<html>", "{}", "[7]", '[{"name":7}]', '[{"name":"a","versions":[{}]}]', '[{"name":"a"']) {
    it(`is not ${text}`, () => {
      assert.equal(parseApplications(Buffer.from(text)).ok, false);
    });
  }
});
