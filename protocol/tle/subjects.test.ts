import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { InvalidNameError, parseSubject } from "../ism/index.ts";
import {
  tenantUnregisteredSubject,
  tenantUnregisteredSubscription,
  tenantUpdatedSubject,
  tenantUpdatedSubscription,
} from "./index.ts";

const events: readonly (readonly [
  type: string,
  subject: (originator: string) => string,
  subscription: (originator?: string) => string,
])[] = [
  ["updated", tenantUpdatedSubject, tenantUpdatedSubscription],
  ["unregistered", tenantUnregisteredSubject, tenantUnregisteredSubscription],
];

describe("the subjects of 21/TLE", () => {
  for (const [type, subject, subscription] of events) {
    it(`name the originator and the event: ${type}`, () => {
      assert.equal(subject("tm"), `kaa.v1.events.tm.tenant.lifecycle.${type}`);
      assert.equal(parseSubject(subject("tm"))?.kind, "event");
    });

    it(`can be subscribed to for any originator and for one: ${type}`, () => {
      assert.equal(subscription(), `kaa.v1.events.*.tenant.lifecycle.${type}`);
      assert.equal(subscription("tm"), subject("tm"));
    });

    it(`cannot have a wildcard or an empty text for an originator's name: ${type}`, () => {
      for (const name of ["*", ">", "", "a.b"]) {
        assert.throws(() => subject(name), InvalidNameError);
        assert.throws(() => subscription(name), InvalidNameError);
      }
    });
  }
});
