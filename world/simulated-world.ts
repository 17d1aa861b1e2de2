import { profile } from "../conformance/targets/index.ts";
import type { MessageBus } from "../transport/index.ts";
import { endpointHistoryRoutes } from "./endpoint-history.ts";
import { Recorder, recorderRoutes, type TargetState } from "./recorder/index.ts";
import { type SimulatorParts, startSimulators } from "./simulators.ts";
import type { WorldAddresses } from "./world-addresses.ts";

/** What a world is made of. */
export interface WorldParts extends Omit<SimulatorParts, "tap"> {
  readonly targetState: () => TargetState;
}

/** The world around the services under test, running. */
export interface StartedWorld {
  readonly addresses: WorldAddresses;
  readonly recorder: Recorder;
  /** Ends the recorder and then the simulators. */
  close(): Promise<void>;
}

/** Starts the recorder, which misses nothing therefore, and every simulator. */
export async function startSimulatedWorld(parts: WorldParts): Promise<StartedWorld> {
  const { transport, target, targetState } = parts;
  const { clock } = parts.runtimeOf("recorder");
  const buses: MessageBus[] = [];
  const connect = async (party: string): Promise<MessageBus> => {
    const bus = await transport.connectBus(party);
    buses.push(bus);
    return bus;
  };
  const recorder = new Recorder(clock);
  await recorder.listen(await connect("recorder"));
  const simulators = await startSimulators({ ...parts, tap: (traffic) => recorder.takeClientTraffic(traffic) });
  const { avroSchemaSet: schemaSet } = profile(target.profile);
  const routes = recorderRoutes({ recorder, schemaSet, bus: await connect("injector"), clock, targetState });
  routes.route("/", endpointHistoryRoutes(recorder, schemaSet));
  const server = await transport.http.serve("recorder", 0, (request) => routes.fetch(request));
  const close = async (): Promise<void> => {
    await server.close();
    await simulators.close();
    for (const bus of buses) {
      await bus.close();
    }
  };
  return { addresses: { ...simulators.addresses, recorderUrl: server.baseUrl }, recorder, close };
}
