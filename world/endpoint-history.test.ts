import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { appVersionUpdatedCodec, connectedCodec } from "../protocol/elce/index.ts";
import { clientDataCodec } from "../protocol/esp/index.ts";
import { seededRandom, VirtualTime } from "../runtime/index.ts";
import { inMemoryTransport } from "../transport/index.ts";
import { endpointHistoryRoutes } from "./endpoint-history.ts";
import { Recorder } from "./recorder/index.ts";

const COMMON = { correlationId: "c", timestamp: 1, timeout: 0, originatorReplicaId: "kpc-1" };
const CONNECTED = "kaa.v1.events.kpc.endpoint.connectivity.connected";
const CLIENT_DATA = "kaa.v1.service.cmx.esp.ClientData";

function connected(...endpointIds: readonly string[]): Uint8Array {
  return connectedCodec.encode({ ...COMMON, endpoints: new Map(endpointIds.map((id) => [id, "kettle-v1"])) });
}

function clientData(appVersionName: string): Uint8Array {
  const about = { appVersionName, endpointId: "e-1", resourcePath: "/config/json", requestId: 7, configName: null };
  return clientDataCodec("2026-01").encode({ ...COMMON, ...about, payload: Buffer.from("{}") });
}

/** What the routes answer once these messages were on the bus; those of `byHand` were put there by hand. */
async function history(
  path: string,
  messages: readonly (readonly [string, Uint8Array])[],
  byHand: readonly (readonly [string, Uint8Array])[] = [],
): Promise<unknown> {
  const time = new VirtualTime(0, seededRandom("deliveries"));
  const transport = inMemoryTransport(time, seededRandom("transport"), time);
  const recorder = new Recorder(time);
  await recorder.listen(await transport.connectBus("recorder"));
  const bus = await transport.connectBus("sender");
  for (const [subject, payload] of byHand) {
    recorder.expectInjected(subject, payload);
  }
  for (const [subject, payload] of [...byHand, ...messages]) {
    bus.publish(subject, payload);
  }
  await time.within(1, new Promise(() => {}));
  const response = await endpointHistoryRoutes(recorder, "2026-01").request(path);
  return response.json();
}

describe("GET /announcements/:endpointId", () => {
  it("tells what names the endpoint, in order, and nothing else", async () => {
    const changed = { ...COMMON, endpointId: "e-1", appVersionName: "kettle-v2", previousAppVersionName: "kettle-v1" };
    const subject = "kaa.v1.events.epr.endpoint.lifecycle.appversion-updated";
    const told = await history("/announcements/e-1", [
      [CONNECTED, connected("e-2")],
      [CONNECTED, connected("e-1", "e-2")],
      [subject, appVersionUpdatedCodec.encode(changed)],
      [CONNECTED, new Uint8Array()],
    ]);
    assert.deepEqual(told, [
      {
        record: "ConnectedEvent",
        subject: CONNECTED,
        endpoints: { "e-1": "kettle-v1", "e-2": "kettle-v1" },
        previousAppVersionName: null,
      },
      {
        record: "AppVersionUpdatedEvent",
        subject,
        endpoints: { "e-1": "kettle-v2" },
        previousAppVersionName: "kettle-v1",
      },
    ]);
  });

  it("leaves out what was put on the bus by hand", async () => {
    assert.deepEqual(await history("/announcements/e-1", [], [[CONNECTED, connected("e-1")]]), []);
  });
});

describe("GET /requests/:appVersionName", () => {
  it("tells what was passed on under the appversion, and nothing that was put there by hand", async () => {
    const messages = [
      [CLIENT_DATA, clientData("kettle-v1")],
      [CLIENT_DATA, clientData("kettle-v2")],
      [CONNECTED, connected("e-1")],
    ] as const;
    const told = await history("/requests/kettle-v2", messages, [[CLIENT_DATA, clientData("kettle-v3")]]);
    const payload = Buffer.from("{}").toString("base64");
    const request = { subject: CLIENT_DATA, endpointId: "e-1", resourcePath: "/config/json", requestId: 7, payload };
    assert.deepEqual(told, [request]);
    assert.deepEqual(await history("/requests/kettle-v3", messages, [[CLIENT_DATA, clientData("kettle-v3")]]), []);
  });
});
