import { objectField, type RestDriver, SimulatorError, textField } from "./rest-driver.ts";

/** Whom a fault concerns; what is left out narrows nothing. */
export interface FaultScope {
  readonly endpointId?: string;
  readonly applicationName?: string;
  readonly tenantId?: string;
}

/** A fault to be placed. */
export interface FaultOrder {
  readonly simulator: RestDriver;
  readonly kind: string;
  readonly scope: FaultScope;
  readonly settings?: object;
  /** Where the simulator keeps its faults, if not at `/control/faults`. */
  readonly path?: string;
}

interface PlacedFault {
  readonly simulator: RestDriver;
  readonly place: string;
  readonly kind: string;
}

/** Puts faults into simulators for one example and takes them out again. */
export class FaultDriver {
  readonly #placed: PlacedFault[] = [];

  /** Puts a fault in force towards one endpoint; it is in force when the promise resolves. */
  place(simulator: RestDriver, kind: string, endpointId: string, settings: object = {}): Promise<void> {
    return this.placeIn({ simulator, kind, scope: { endpointId }, settings });
  }

  /** Puts a fault in force within a scope; it is in force when the promise resolves. */
  async placeIn({ simulator, kind, scope, settings = {}, path = "/control/faults" }: FaultOrder): Promise<void> {
    const answer = await simulator.order("POST", path, JSON.stringify({ kind, scope, settings }));
    this.#placed.push({ simulator, kind, place: `${path}/${textField(answer, "id")}` });
  }

  /** How often the faults in force have fired, all together. */
  async fired(): Promise<number> {
    let fired = 0;
    for (const { simulator, place } of this.#placed) {
      fired += Number(objectField(await simulator.order("GET", place), "fired"));
    }
    return fired;
  }

  /** Takes every fault out. Throws a `SimulatorError` if one of them never fired: then the example proved nothing. */
  async clear(): Promise<void> {
    const idle: string[] = [];
    for (const { simulator, place, kind } of this.#placed.splice(0)) {
      const fault = await simulator.order("DELETE", place);
      if (objectField(fault, "fired") === 0) {
        idle.push(kind);
      }
    }
    if (idle.length > 0) {
      throw new SimulatorError(`faults in force that never fired: ${idle.join(", ")}`);
    }
  }
}
