import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { withDebianPrograms } from "./debian-programs.ts";
import { jsonReader, objectWith, SCHEMAS } from "./json-reader.ts";
import { projectFile } from "./project.ts";
import { Workplace } from "./workplace.ts";

const DOCUMENT = "docs/drafts-of-2017.md";
const COMMAND_MS = 20_000;
const WALK_MS = 60_000;
/** Has a shell end what it runs in the background when it is told to end. */
const ENDING = "trap 'kill $(jobs -p)' TERM\nwait\nwait";
const SETTING = /^(?:\. |\w+=|\w+\(\) )/;

const readUpdates = jsonReader(
  SCHEMAS.compile<readonly { readonly configVersion: number }[]>({
    type: "array",
    items: objectWith({ configVersion: { type: "number" } }),
  }),
);

/** The lines of one of the marked blocks, without comments: those that set something up, and the others. */
function shown(block: string): { readonly settings: string; readonly commands: readonly string[] } {
  const pattern = `<!-- drafts-of-2017: ${block} -->\\s*\`\`\`sh\\n([^]*?)\`\`\`\\s*<!-- /drafts-of-2017 -->`;
  const script = new RegExp(pattern).exec(projectFile(DOCUMENT))?.[1];
  assert.ok(script !== undefined, `${DOCUMENT} has no block of commands between the marks for ${block}`);
  const lines = script.split("\n").filter((line) => line.trim() !== "" && !line.startsWith("#"));
  const isSetting = (line: string) => SETTING.test(line);
  return { settings: lines.filter(isSetting).join("\n"), commands: lines.filter((line) => !isSetting(line)) };
}

describe("the walk through the drafts of 2017", () => {
  it("goes as it is shown, with mosquitto and curl alone", async () => {
    await using place = new Workplace();
    const curl = await withDebianPrograms(place, "curl", ["curl"], {});
    const environment = await withDebianPrograms(place, "mosquitto-clients", ["mosquitto_sub", "mosquitto_pub"], curl);
    const server = place.startKaaliper(["serve", "--profile", "raw-2017", "--env", place.path("box.env")]);
    await server.untilSaid(/^Ctrl\+C ends everything\.$/m);

    const endpoint = shown("endpoint");
    const gateway = shown("gateway");
    assert.equal(gateway.commands.length, 8);
    const listening = `${endpoint.settings}\n${endpoint.commands.join("\n")} &\n${ENDING}`;
    const subscriber = place.start("bash", ["-c", listening], { environment, timeoutMs: WALK_MS });
    const run = async (index: number): Promise<string> => {
      const command = gateway.commands[index] ?? "";
      const script = `${gateway.settings}\n${command}`;
      const { code, stdout, stderr } = await place.start("bash", ["-c", script], { environment, timeoutMs: COMMAND_MS })
        .ended;
      assert.equal(code, 0, `${command}\n${stderr}`);
      return stdout;
    };
    const updatesBy = async (index: number) => readUpdates(await run(index)).map(({ configVersion }) => configVersion);

    await subscriber.untilSaid(/json\/status \{"id":\d+,"entries":\[\{"room":/);
    await run(0);
    const signal = AbortSignal.timeout(COMMAND_MS);
    while ((await updatesBy(1)).length === 0) {
      assert.ok(!signal.aborted, "the provider did not hear that the endpoint took its configuration");
    }
    await run(2);
    await subscriber.untilSaid(/json\/status \{"id":\d+,"entries":\[\{"interval":1\},15\]\}/);
    await run(3);
    await run(5);
    await subscriber.untilSaid(/json\/1\/status \{"id":\d+,"entries":\[\{"interval":1\},15\]\}/);
    assert.deepEqual(await updatesBy(4), [1]);
    await run(6);
    await run(7);
    await subscriber.untilSaid(/json\/2\/status \(null\)/);

    subscriber.signal("SIGTERM");
    await subscriber.ended;
    server.signal("SIGINT");
    assert.equal((await server.ended).code, 0);
  });
});
