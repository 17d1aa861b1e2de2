import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { withDebianPrograms } from "./debian-programs.ts";
import { jsonReader, objectWith, SCHEMAS } from "./json-reader.ts";
import { projectFile } from "./project.ts";
import { Workplace } from "./workplace.ts";

const SECTION = /<!-- mosquitto -->\s*```sh\n(?<script>[^]*?)```\s*<!-- \/mosquitto -->/;
const CLIENT_MS = 20_000;

/** What the box says of itself with --json. */
interface Box {
  readonly communicationServiceUrl: string;
  readonly endpointToken: string;
  readonly configuration: string;
}

const TEXT = { type: "string" };
const readBox = jsonReader(
  SCHEMAS.compile<Box>(objectWith({ communicationServiceUrl: TEXT, endpointToken: TEXT, configuration: TEXT })),
);
const readConnections = jsonReader(
  SCHEMAS.compile<readonly { readonly subscriptions: readonly { readonly filter: string }[] }[]>({
    type: "array",
    items: objectWith({ subscriptions: { type: "array", items: objectWith({ filter: TEXT }) } }),
  }),
);
const readResponse = jsonReader(
  SCHEMAS.compile<{ readonly config: unknown }>(objectWith({ configId: { type: "string", minLength: 1 }, config: {} })),
);

/** The commands of the README, in their order; a backslash joins lines, and comments are none. */
function shownCommands(): readonly string[] {
  const script = SECTION.exec(projectFile("README.md"))?.groups?.["script"];
  assert.ok(script !== undefined, "README.md has no block of commands between the marks for mosquitto");
  const lines = script.replaceAll(/\\\n\s*/g, "").split("\n");
  return lines.filter((line) => line.trim() !== "" && !line.startsWith("#"));
}

/** Waits until the simulated communication service knows of a subscription for the sample endpoint. */
async function untilSubscribed({ communicationServiceUrl, endpointToken }: Box): Promise<void> {
  const signal = AbortSignal.timeout(CLIENT_MS);
  for (;;) {
    const response = await fetch(`${communicationServiceUrl}/control/connections`, { signal });
    const connections = readConnections(await response.text());
    const subscriptions = connections.flatMap((connection) => connection.subscriptions);
    if (subscriptions.some(({ filter }) => filter.includes(endpointToken))) {
      return;
    }
  }
}

function assertConfiguration(printed: string, { configuration }: Box): void {
  assert.deepEqual(readResponse(printed).config, JSON.parse(configuration));
}

describe("the README's commands", () => {
  it("fetch a configuration with mosquitto and curl alone", async () => {
    await using place = new Workplace();
    const curl = await withDebianPrograms(place, "curl", ["curl"], {});
    const environment = await withDebianPrograms(place, "mosquitto-clients", ["mosquitto_sub", "mosquitto_pub"], curl);
    const server = place.startKaaliper(["serve", "--json", "--env", place.path("box.env")]);
    const [facts] = await server.untilSaid(/^\{.*\}$/m);
    const box = readBox(facts);

    const [readVariables = "", subscribe = "", ...others] = shownCommands();
    assert.equal(readVariables, ". ./box.env");
    assert.match(subscribe, /^mosquitto_sub .*-C 1$/);
    assert.deepEqual(
      others.map((command) => command.split(" ")[0]),
      ["mosquitto_pub", "curl"],
    );
    const inTerminal = (command: string) =>
      place.start("bash", ["-c", `${readVariables}\n${command}`], { environment, timeoutMs: CLIENT_MS });

    const subscriber = inTerminal(subscribe);
    await Promise.race([untilSubscribed(box), subscriber.ended]);
    const answers: string[] = [];
    for (const command of others) {
      const { code, stdout, stderr } = await inTerminal(command).ended;
      assert.equal(code, 0, `${command}\n${stderr}`);
      answers.push(stdout);
    }
    const received = await subscriber.ended;
    assert.equal(received.code, 0, received.said);
    assertConfiguration(received.stdout, box);
    assert.equal(answers[0], "");
    assertConfiguration(answers[1] ?? "", box);

    server.signal("SIGINT");
    assert.equal((await server.ended).code, 0);
  });
});
