import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  encodeConfigurationRequest,
  parseConfigurationResponse,
  parseNewAvailableEvent,
  parseUpdatedEvent,
  RAW_READINGS,
} from "./index.ts";
import { responseWithoutContentType } from "./vectors/index.ts";

const ADDRESSED = { correlationId: "c", timestamp: 1, timeout: 0, appVersionToken: "a", endpointId: "e" };
const EVENT = '"correlationId":"c","eventTimestamp":1,"appVersionToken":"a","endpointId":"e"';
const json = (text: string) => Buffer.from(text);

describe("a reading", () => {
  it("takes a message without content type for JSON, as the examples of the draft have none", () => {
    const lenient = { ...RAW_READINGS, absentContentType: "json" } as const;
    const response = parseConfigurationResponse(json(responseWithoutContentType), lenient);
    assert.deepEqual(response.ok && [response.value.contentType, response.value.configVersion], ["json", 7]);
    const event = parseNewAvailableEvent(json(`{${EVENT},"configVersion":7,"content":{"bytes":"NQ=="}}`), lenient);
    assert.equal(event.ok && event.value.contentType, "json");
  });

  it("refuses bytes that stand alone", () => {
    const strict = { ...RAW_READINGS, plainBytes: "refuse" } as const;
    const event = json(`{${EVENT},"configVersion":7,"contentType":"json","content":"NQ=="}`);
    assert.equal(parseNewAvailableEvent(event).ok, true);
    const refused = parseNewAvailableEvent(event, strict);
    assert.match(refused.ok ? "" : refused.problem, /\/content: must be \{"bytes": "<base64>"\}$/);
  });

  it("takes a version as a number and as its text", () => {
    for (const [field, version] of [
      ["7", 7],
      ['"7"', 7],
      ["0", 0],
      ['"-2147483648"', -2_147_483_648],
      ["2147483647", 2_147_483_647],
    ] as const) {
      const event = parseUpdatedEvent(json(`{${EVENT},"configVersion":${field}}`));
      assert.equal(event.ok && event.value.configVersion, version);
    }
    for (const field of ["7.5", '"7.0"', '""', '"-0"', '" 7"', "true", "[7]", '"99999999999"', '"2147483648"']) {
      assert.equal(parseUpdatedEvent(json(`{${EVENT},"configVersion":${field}}`)).ok, false, field);
    }
  });
});

describe("a version that is no 32-bit integer", () => {
  for (const configVersion of [0.5, 2_147_483_648, Number.NaN]) {
    it(`cannot be written: ${configVersion}`, () => {
      assert.throws(() => encodeConfigurationRequest({ ...ADDRESSED, configVersion }), RangeError);
    });
  }
});

describe("members that no table has", () => {
  it("are ignored", () => {
    const event = parseUpdatedEvent(json(`{${EVENT},"configVersion":7,"colour":"red"}`));
    assert.equal(event.ok && "colour" in event.value, false);
  });
});
