import { objectField, type RestDriver, SimulatorError, textField } from "./rest-driver.ts";

interface PlacedFault {
  readonly simulator: RestDriver;
  readonly id: string;
  readonly kind: string;
}

/** Puts faults into simulators for one example and takes them out again. */
export class FaultDriver {
  readonly #placed: PlacedFault[] = [];

  /** Puts a fault in force towards one endpoint; it is in force when the promise resolves. */
  async place(simulator: RestDriver, kind: string, endpointId: string, settings: object = {}): Promise<void> {
    const body = JSON.stringify({ kind, scope: { endpointId }, settings });
    this.#placed.push({ simulator, kind, id: textField(await simulator.order("POST", "/control/faults", body), "id") });
  }

  /** Takes every fault out. Throws a `SimulatorError` if one of them never fired: then the example proved nothing. */
  async clear(): Promise<void> {
    const idle: string[] = [];
    for (const { simulator, id, kind } of this.#placed.splice(0)) {
      const fault = await simulator.order("DELETE", `/control/faults/${id}`);
      if (objectField(fault, "fired") === 0) {
        idle.push(kind);
      }
    }
    if (idle.length > 0) {
      throw new SimulatorError(`faults in force that never fired: ${idle.join(", ")}`);
    }
  }
}
