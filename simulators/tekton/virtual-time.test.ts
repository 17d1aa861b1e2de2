import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { escapedWork } from "../../runtime/index.ts";
import { withTekton } from "./test-world.ts";

describe("Tekton under virtual time", () => {
  it("leaves nothing to the machine", async () => {
    const scenario = () =>
      withTekton(async ({ done, rest, kettle, events }) => {
        await kettle();
        await done("PUT", "/app-configs/applications/kettle?serviceInstanceName=adx", { a: 1 });
        await rest("GET", "/bulk");
        assert.equal((await events()).length, 1);
      });
    assert.deepEqual(await escapedWork(scenario), []);
  });
});
