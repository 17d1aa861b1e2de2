import process from "node:process";
import { connectNats } from "../transport/index.ts";
import { ECHO_SIDE } from "./adx/index.ts";

/** Settings of the echo: environment variables. The messages are in base64, with commas between them. */
const { NATS_URLS = "", ECHO_EXTENSION_DATA = "" } = process.env;

/**
 * The least that an extension service can do: it answers each ClientData with an ExtensionData of fixed bytes, one
 * after the other, decodes nothing and remembers nothing.
 */
async function echo(): Promise<void> {
  const answers = ECHO_EXTENSION_DATA.split(",").map((text) => Buffer.from(text, "base64"));
  const bus = await connectNats({ servers: NATS_URLS.split(","), name: ECHO_SIDE.instanceName });
  let turn = 0;
  bus.subscribe(
    ECHO_SIDE.clientData,
    () => {
      bus.publish(ECHO_SIDE.extensionData, answers[turn] ?? Buffer.alloc(0));
      turn = (turn + 1) % answers.length;
    },
    { queueGroup: ECHO_SIDE.instanceName },
  );
  await bus.flush();
  process.once("SIGTERM", () => void bus.close().finally(() => process.exit(0)));
}

await echo();
