import { parseJson } from "../../protocol/json/index.ts";
import { configurationEventSubject, instanceSubject } from "../../protocol/raw-2017/index.ts";
import type { ExampleState } from "../example-state.ts";

/** The members of a message on the bus. */
export type Members = Readonly<Record<string, unknown>>;

/** What CMX has broadcast of configurations that the endpoint took. */
export function updatesOf(state: ExampleState, endpointId: string): Promise<readonly Members[]> {
  return messagesFor(state, configurationEventSubject(state.open.instances.cmx, "updated"), endpointId);
}

/** What the provider has broadcast of configurations that there are for the endpoint. */
export function announcementsFor(state: ExampleState, endpointId: string): Promise<readonly Members[]> {
  const { configurationDataProvider } = state.open.instances;
  return messagesFor(state, configurationEventSubject(configurationDataProvider, "new-available"), endpointId);
}

/** What CMX has asked the provider about the endpoint. */
export function requestsFor(state: ExampleState, endpointId: string): Promise<readonly Members[]> {
  return messagesFor(state, instanceSubject(state.open.instances.configurationDataProvider), endpointId);
}

/** The JSON objects on a subject that name an endpoint, in the order in which they were seen. */
export async function messagesFor(
  state: ExampleState,
  subject: string,
  endpointId: string,
): Promise<readonly Members[]> {
  const payloads = await state.open.drivers.bus.payloadsOn(subject);
  return payloads.flatMap((payload) => {
    const parsed = parseJson(payload);
    return parsed.ok && isMembers(parsed.value) && parsed.value["endpointId"] === endpointId ? [parsed.value] : [];
  });
}

/** The version that a message names, be it a number or a text. */
export function versionIn({ configVersion }: Members): number {
  return Number(configVersion);
}

/** The text in the content of a message; undefined if there is none in the form of the examples. */
export function contentIn({ content }: Members): string | undefined {
  const bytes = isMembers(content) ? content["bytes"] : undefined;
  return typeof bytes === "string" ? Buffer.from(bytes, "base64").toString("utf8") : undefined;
}

function isMembers(value: unknown): value is Members {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
