import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { RestError } from "../control/index.ts";
import { CONFIGURATION_CHARACTERS_MAX, CONFIGURATIONS_MAX, ConfigurationStore } from "./configuration-store.ts";

const key = (endpointId: string) => ({ endpointId, appVersionName: "v", name: "default" });
const full = (error: unknown) =>
  error instanceof RestError && error.status === 409 && /delete some/.test(error.message);

describe("the store of configurations", () => {
  it("refuses more than it can hold, all of it, and has room again after a deletion", () => {
    const store = new ConfigurationStore("cdp");
    const keys = Array.from({ length: CONFIGURATIONS_MAX - 1 }, (_, index) => key(`e-${index}`));
    store.putAll(keys, { config: "1" }, 0);
    assert.throws(() => store.putAll([key("a"), key("b")], { config: "1" }, 0), full);
    assert.equal(store.get(key("a")), undefined);
    store.put(key("a"), { config: "1" }, 0);
    store.put(key("a"), { config: "2" }, 0);
    assert.throws(() => store.put(key("b"), { config: "1" }, 0), full);
    store.forgetEndpoint("e-0");
    store.put(key("b"), { config: "1" }, 0);
  });

  it("refuses texts that are too long together", () => {
    const store = new ConfigurationStore("cdp");
    const half = "x".repeat(CONFIGURATION_CHARACTERS_MAX / 2);
    store.put(key("a"), { config: half, configId: "1" }, 0);
    store.put(key("b"), { config: "1" }, 0);
    assert.throws(() => store.put(key("c"), { config: half }, 0), full);
    store.delete(key("a"));
    store.put(key("c"), { config: half, configId: "1" }, 0);
  });
});
