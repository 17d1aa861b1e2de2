import { describe } from "node:test";
import { batchRules } from "./batch-rules.ts";
import { closingRules } from "./closing-rules.ts";
import { contentRules } from "./content-rules.ts";
import { deliveryRules } from "./delivery-rules.ts";
import { endingRules } from "./ending-rules.ts";
import { endpointRules } from "./endpoint-rules.ts";
import { exclusionRules } from "./exclusion-rules.ts";
import { factsOn, type StoreUnderTest } from "./fact.ts";
import { identifierRules } from "./identifier-rules.ts";
import { observationRules } from "./observation-rules.ts";
import { outstandingRules } from "./outstanding-rules.ts";
import { pageRules } from "./page-rules.ts";
import { readingRules } from "./reading-rules.ts";
import { removalRules } from "./removal-rules.ts";
import { replicaRules } from "./replica-rules.ts";
import { resultRules } from "./result-rules.ts";

/** Registers the tests that every `CommandStore` passes. `open` is called once for each of them. */
export function describeCommandStore(name: string, open: () => Promise<StoreUnderTest>): void {
  describe(name, () => {
    const fact = factsOn(open);
    describe("identifiers", () => identifierRules(fact));
    describe("contents", () => contentRules(fact));
    describe("the delivery of a new command", () => deliveryRules(fact));
    describe("outstanding commands", () => outstandingRules(fact));
    describe("what an endpoint wants to be sent", () => observationRules(fact));
    describe("endpoints", () => endpointRules(fact));
    describe("deliveries to an endpoint", () => exclusionRules(fact));
    describe("results", () => resultRules(fact));
    describe("reading", () => readingRules(fact));
    describe("pages", () => pageRules(fact));
    describe("batches", () => batchRules(fact));
    describe("ending", () => endingRules(fact));
    describe("removal", () => removalRules(fact));
    describe("replicas", () => replicaRules(fact));
    describe("close", () => closingRules(fact));
  });
}
