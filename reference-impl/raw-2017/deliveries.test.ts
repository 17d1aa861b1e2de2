import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { seededRandom } from "../../runtime/index.ts";
import { Deliveries } from "./deliveries.ts";

const DELIVERY = { endpointId: "e-1", appVersionName: "kettle-v1", configVersion: 1 };

describe("deliveries", () => {
  it("are found once, by the endpoint that they went to", () => {
    const deliveries = new Deliveries(seededRandom("s"));
    const id = deliveries.add(DELIVERY);
    assert.equal(deliveries.take("e-2", id), undefined);
    assert.deepEqual(deliveries.take("e-1", id), DELIVERY);
    assert.equal(deliveries.take("e-1", id), undefined);
  });

  it("beyond the bound are forgotten, the oldest first", () => {
    const deliveries = new Deliveries(seededRandom("s"), 2);
    const ids = [deliveries.add(DELIVERY), deliveries.add(DELIVERY), deliveries.add(DELIVERY)];
    assert.deepEqual(
      ids.map((id) => deliveries.take("e-1", id)),
      [undefined, DELIVERY, DELIVERY],
    );
  });

  it("never share an identifier", () => {
    const ones = [3, 3, 3, 4];
    const random = { integer: () => ones.shift() ?? 0, fork: () => seededRandom("s") };
    const deliveries = new Deliveries(random);
    assert.deepEqual([deliveries.add(DELIVERY), deliveries.add(DELIVERY)], [3, 4]);
  });
});
