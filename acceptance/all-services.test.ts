import assert from "node:assert/strict";
import process from "node:process";
import { describe, it } from "node:test";
import { readVerdict } from "./verdict.ts";
import { Workplace } from "./workplace.ts";

/** Each lane takes about a minute on a machine that has other things to do. */
const TIMEOUT_MS = 400_000;

const isLong = process.env["KAALIPER_ENDURANCE"] === "1";
/** Services judged by themselves, in the long form of the tests only: all together show most of it. */
const ALONE = isLong ? ["adx", "cex"] : [];
/** Over the wire the short form is content with what CEX must do; everything takes minutes there. */
const SHORTER = { fast: [], wire: isLong ? [] : ["--tags", "@must and (@ADX-012 or @cex)"] };

describe("a run against all services of the reference", () => {
  for (const lane of ["fast", "wire"] as const) {
    it(`passes in the ${lane} lane, with nothing left open`, async () => {
      await using place = new Workplace();
      const output = place.path("out");
      const words = ["run", "--services", "cmx,adx,cex", "--lane", lane, "--output", output, ...SHORTER[lane]];
      const { code, said } = await place.runKaaliper(words, { timeoutMs: TIMEOUT_MS });
      assert.equal(code, 0, said);
      const { complete, scenarios, requirements } = readVerdict(output);
      assert.equal(scenarios.passed, scenarios.total);
      const judged = (id: string) => requirements.find((row) => row.id === id)?.verdict;
      assert.deepEqual(["ADX-012", "CEP-006"].map(judged), ["pass", "pass"]);
      if (SHORTER[lane].length === 0) {
        assert.equal(complete, true);
        assert.deepEqual(["CMX-008", "SCMP-012", "CEX-001"].map(judged), ["pass", "pass", "pass"]);
      }
    });
  }

  for (const service of ALONE) {
    it(`judges ${service.toUpperCase()} alone without leaving anything open that only another could show`, async () => {
      await using place = new Workplace();
      const output = place.path("out");
      const words = ["run", "--services", service, "--lane", "fast", "--output", output];
      const { code, said } = await place.runKaaliper(words, { timeoutMs: TIMEOUT_MS });
      assert.equal(code, 0, said);
      assert.equal(readVerdict(output).complete, true);
    });
  }
});
