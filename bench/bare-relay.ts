import process from "node:process";
import { connectNats } from "../transport/index.ts";
import { RELAY_SIDE } from "./cmx/index.ts";

/** Settings of the relay: environment variables. The messages are in base64. */
const { NATS_URLS = "", RELAY_CONFIG_REQUEST = "", RELAY_EXTENSION_DATA = "" } = process.env;

/**
 * The least that a service between communication service and provider can do: it makes the four hops of a CMX with
 * fixed bytes, decodes nothing and remembers nothing.
 */
async function relay(): Promise<void> {
  const configRequest = Buffer.from(RELAY_CONFIG_REQUEST, "base64");
  const extensionData = Buffer.from(RELAY_EXTENSION_DATA, "base64");
  const bus = await connectNats({ servers: NATS_URLS.split(","), name: RELAY_SIDE.instanceName });
  bus.subscribe(
    RELAY_SIDE.clientData,
    () => bus.publish(RELAY_SIDE.configRequest, configRequest, RELAY_SIDE.configResponse),
    { queueGroup: RELAY_SIDE.instanceName },
  );
  bus.subscribe(RELAY_SIDE.configResponse, () => bus.publish(RELAY_SIDE.extensionData, extensionData));
  await bus.flush();
  process.once("SIGTERM", () => void bus.close().finally(() => process.exit(0)));
}

await relay();
