import assert from "node:assert/strict";
import {
  connectedCodec,
  connectedSubscription,
  disconnectedCodec,
  disconnectedSubscription,
} from "../../protocol/elce/index.ts";
import type { MessageBus } from "../../transport/index.ts";
import { type CommunicationServiceWorld, START_MS, withCommunicationService } from "./test-world.ts";

/** What was announced of which endpoints, by which replica. */
export type Announcement = readonly [what: string, endpoints: Readonly<Record<string, string>>, replicaId: string];

/** Everything that is announced, in the order of arrival. */
export async function announced(bus: MessageBus): Promise<Announcement[]> {
  const events: Announcement[] = [];
  const kinds = [
    ["connected", connectedSubscription("kpc"), connectedCodec],
    ["disconnected", disconnectedSubscription("kpc"), disconnectedCodec],
  ] as const;
  for (const [what, subject, codec] of kinds) {
    bus.subscribe(subject, ({ payload }) => {
      const event = codec.decode(payload);
      assert.ok(event.ok);
      assert.ok(event.value.timestamp >= START_MS && event.value.timeout === 0 && event.value.correlationId !== "");
      events.push([what, Object.fromEntries(event.value.endpoints), event.value.originatorReplicaId]);
    });
  }
  await bus.flush();
  return events;
}

/** An endpoint with its appversion. */
export const E1 = { "e-1": "kettle-v1" };
/** Another endpoint with its appversion. */
export const E2 = { "e-2": "kettle-v1" };

/** Runs a scenario of a service that announces connectivity. */
export function withEvents(
  scenario: (world: CommunicationServiceWorld, events: Announcement[]) => Promise<void>,
  settings: { identifyOn?: "publish" } = {},
): Promise<void> {
  return withCommunicationService(async (world) => scenario(world, await announced(world.bus)), {
    announceConnectivity: true,
    ...settings,
  });
}
