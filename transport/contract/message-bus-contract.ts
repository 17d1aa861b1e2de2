import { after, afterEach, before, describe } from "node:test";
import { BusTestBed, type BusUnderTest } from "./bus-test-bed.ts";
import { closingRules } from "./closing-rules.ts";
import { deliveryRules } from "./delivery-rules.ts";
import { queueGroupRules } from "./queue-group-rules.ts";
import { requestRules } from "./request-rules.ts";
import { wildcardRules } from "./wildcard-rules.ts";

/** Registers the tests that every `MessageBus` passes. `start` is called once, before the first of them. */
export function messageBusContract(name: string, start: () => Promise<BusUnderTest>): void {
  describe(name, () => {
    const bed = new BusTestBed();
    before(() => bed.start(start));
    afterEach(() => bed.closeConnections());
    after(() => bed.stop());
    deliveryRules(bed);
    wildcardRules(bed);
    queueGroupRules(bed);
    requestRules(bed);
    closingRules(bed);
  });
}
