import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { clientDataPlaces } from "./client-data-places.ts";
import { correlation } from "./correlation.ts";
import { clientDataSubjects, extensionNames, judgedExtensions } from "./extensions.ts";
import { oneAnswer } from "./one-answer.ts";
import {
  assertBroken,
  type Exchange,
  exchange,
  judged,
  messagesOf,
  sampleContext,
  sampleTrace,
} from "./sample-trace.ts";
import { subjectGrammar } from "./subject-grammar.ts";

const CLIENT_DATA_OF_ADX = "kaa.v1.service.adx.esp.ClientData";
const both = sampleContext({ services: ["cmx", "adx"] });
const adxAlone = sampleContext({ services: ["adx"] });

/** An exchange with ADX, save that it is CMX that is said to answer if `sender` says so. */
function adxExchange(sender = "adx", message: { readonly path?: string } = {}): Exchange {
  return exchange({
    request: { fields: { extensionInstanceName: "adx", resourcePath: "/json" } },
    clientData: { fields: { resourcePath: "/json" }, message: { path: CLIENT_DATA_OF_ADX, ...message } },
    extensionData: { fields: { resourcePath: "/json", extensionInstanceName: sender } },
  });
}

describe("the extension services of a world", () => {
  it("are CMX, ADX and another ADX; judged are those that the target has", () => {
    assert.deepEqual(extensionNames(both), ["cmx", "adx", "adx-other", "cex"]);
    assert.deepEqual([judgedExtensions(both), judgedExtensions(adxAlone)], [["cmx", "adx"], ["adx"]]);
    assert.deepEqual([...clientDataSubjects(["adx"])], [CLIENT_DATA_OF_ADX]);
  });

  it("are each asked by those who name them", () => {
    for (const context of [both, adxAlone, sampleContext()]) {
      assert.deepEqual(judged(subjectGrammar, messagesOf(adxExchange()), context).findings, []);
    }
    const misled = messagesOf(adxExchange("adx", { path: "kaa.v1.service.cmx.esp.ClientData" }));
    const message = /^ClientData went to kaa\.v1\.service\.cmx\.esp\.ClientData, not to kaa\.v1\.service\.adx\./;
    assertBroken(judged(subjectGrammar, misled, both), "ESP-001", [2], message);
  });

  it("may all be asked by an endpoint that nobody heard, and by one that may have spoken under an unknown token", () => {
    const places = (messages: readonly Exchange["request"][], endpointId: string) => [
      ...clientDataPlaces(sampleTrace(messages), both).of(endpointId),
    ];
    const all = [...clientDataSubjects(["cmx", "adx", "adx-other", "cex"])];
    const { request } = adxExchange();
    assert.deepEqual(places([request], "endpoint-1"), [CLIENT_DATA_OF_ADX]);
    assert.deepEqual(places([request], "endpoint-2").toSorted(), all.toSorted());
    const stranger = exchange({ request: { fields: { endpointToken: "other" } } }).request;
    assert.deepEqual(places([request, stranger], "endpoint-1").toSorted(), [...clientDataSubjects(["adx", "cmx"])]);
    const elsewhere = exchange({ request: { fields: { extensionInstanceName: "a.b" } } }).request;
    assert.deepEqual(places([elsewhere], "endpoint-1").toSorted(), all.toSorted());
  });

  it("answer for themselves: ESP-010 is broken by an answer in the name of another", () => {
    assert.deepEqual(judged(correlation, messagesOf(adxExchange()), both).findings, []);
    const wrong = judged(correlation, messagesOf(adxExchange("cmx")), both);
    assertBroken(wrong, "ESP-010", [5], /^Answer comes from cmx, not from adx$/);
    const nobody = judged(correlation, [adxExchange("rsx").extensionData], both).findings;
    assert.ok(nobody.some(({ message }) => message === "Answer comes from rsx, not from cmx or adx"));
  });

  it("have to answer if they are judged", () => {
    const { clientData } = adxExchange();
    for (const context of [both, adxAlone]) {
      assert.deepEqual(judged(oneAnswer, messagesOf(adxExchange()), context).exercised, { "ESP-011": 1 });
      assertBroken(judged(oneAnswer, [clientData], context), "ESP-011", [2], /^The message was not answered$/);
    }
    assert.deepEqual(judged(oneAnswer, [clientData]), { exercised: {}, findings: [] });
  });
});
