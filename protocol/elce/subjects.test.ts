import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { InvalidNameError, parseSubject } from "../ism/index.ts";
import {
  appVersionUpdatedSubject,
  appVersionUpdatedSubscription,
  connectedSubject,
  connectedSubscription,
  disconnectedSubject,
  disconnectedSubscription,
  registeredSubject,
  registeredSubscription,
  unregisteredSubject,
  unregisteredSubscription,
} from "./index.ts";

const events: readonly (readonly [
  ending: string,
  subject: (originator: string) => string,
  subscription: (originator?: string) => string,
])[] = [
  ["connectivity.connected", connectedSubject, connectedSubscription],
  ["connectivity.disconnected", disconnectedSubject, disconnectedSubscription],
  ["lifecycle.registered", registeredSubject, registeredSubscription],
  ["lifecycle.unregistered", unregisteredSubject, unregisteredSubscription],
  ["lifecycle.appversion-updated", appVersionUpdatedSubject, appVersionUpdatedSubscription],
];

describe("the subjects of 9/ELCE", () => {
  for (const [ending, subject, subscription] of events) {
    it(`name the originator and the event: ${ending}`, () => {
      assert.equal(subject("kpc"), `kaa.v1.events.kpc.endpoint.${ending}`);
      assert.equal(parseSubject(subject("kpc"))?.kind, "event");
    });

    it(`can be subscribed to for any originator and for one: ${ending}`, () => {
      assert.equal(subscription(), `kaa.v1.events.*.endpoint.${ending}`);
      assert.equal(subscription("kpc"), subject("kpc"));
    });

    it(`cannot have a wildcard or an empty text for an originator's name: ${ending}`, () => {
      for (const name of ["*", ">", "", "a.b"]) {
        assert.throws(() => subject(name), InvalidNameError);
        assert.throws(() => subscription(name), InvalidNameError);
      }
    });
  }
});
