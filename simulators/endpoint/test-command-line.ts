import { seededRandom, VirtualTime } from "../../runtime/index.ts";
import { CommandDevice, type CommandDeviceSettings } from "./command-device.ts";
import { MqttEndpoint } from "./mqtt-endpoint.ts";
import { ScriptedConnection } from "./test-connection.ts";

/** When the virtual time of a test begins. */
export const START_MS = 1_000_000;
/** What the topics of the device begin with. */
export const BASE = "kp1/kettle-v1/cex/t1";

/** One connection of a device, whose other end is the test. */
export interface TestLine {
  readonly connection: ScriptedConnection;
  /** How often the device has left it. */
  readonly left: () => number;
}

/** Connects the device anew, over MQTT. */
export async function connected(device: CommandDevice): Promise<TestLine> {
  const connection = new ScriptedConnection(1);
  const identity = { appVersionName: "kettle-v1", token: "t1" };
  const endpoint = await MqttEndpoint.start(connection, identity, { subscribe: false });
  let left = 0;
  const leave = () => {
    left += 1;
    connection.end();
  };
  device.connect({ via: "mqtt", endpoint, leave });
  return { connection, left: () => left };
}

/** A device that is connected, in virtual time. */
export async function startedDevice(settings: Partial<CommandDeviceSettings> = {}) {
  const time = new VirtualTime(START_MS, seededRandom("device"));
  const device = new CommandDevice({ extensionInstanceName: "cex", clock: time, ...settings });
  const line = await connected(device);
  /** Lets so much time pass. */
  const pass = async (ms = 1) => void (await time.within(ms, new Promise(() => {})));
  return { device, time, pass, ...line };
}

/** The results that went out, with their topics. */
export function results({ published }: ScriptedConnection): readonly (readonly [string, string])[] {
  return published.filter(([topic]) => topic.includes("/result/")).map(([topic, payload]) => [topic, payload]);
}
