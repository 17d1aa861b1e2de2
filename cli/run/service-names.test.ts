import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { serviceNames } from "./service-names.ts";

describe("names of services", () => {
  it("are separated by commas", () => {
    assert.deepEqual(serviceNames("cmx"), ["cmx"]);
    assert.deepEqual(serviceNames("adx,cmx"), ["adx", "cmx"]);
    assert.deepEqual(serviceNames("cex"), ["cex"]);
  });

  for (const text of ["", "rsx", "cmx,", "cmx, adx"]) {
    it(`are not ${JSON.stringify(text)}, and the message says which there are`, () => {
      assert.throws(() => serviceNames(text), /is no service; name one or more of cmx, adx, cex/);
    });
  }
});
