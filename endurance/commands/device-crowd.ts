import type { CommandDevice, ReceivedCommand, ResultAnswer } from "../../simulators/endpoint/index.ts";
import { wordOf } from "./command-name.ts";
import type { Presence } from "./presence.ts";
import type { RestlessDevice } from "./restless-device.ts";

/** What happened at an endpoint. */
export interface EndpointRecord {
  readonly endpointId: string;
  readonly deliveries: readonly ReceivedCommand[];
  readonly answers: readonly ResultAnswer[];
  readonly presence: Pick<Presence, "covers" | "between">;
}

/** Many devices. Disposing of them hangs up. */
export class DeviceCrowd implements Disposable {
  readonly #devices: readonly RestlessDevice[];

  constructor(devices: readonly RestlessDevice[]) {
    this.#devices = devices;
  }

  /** All connect, and come and go from now on. */
  async roam(): Promise<void> {
    await Promise.all(this.#devices.map((device) => device.roam()));
  }

  /** All come, and stay. Rejects if any could not connect. */
  async stay(): Promise<void> {
    await Promise.all(this.#devices.map((device) => device.stay()));
    for (const { problem } of this.#devices) {
      if (problem !== undefined) {
        throw problem;
      }
    }
  }

  /** What the device of that number has to do with commands; they count from 0. */
  commandsOf(number: number): CommandDevice {
    const device = this.#devices[number];
    if (device === undefined) {
      throw new RangeError(`there are ${this.#devices.length} devices, and none of the number ${number}`);
    }
    return device.commands;
  }

  /** Results that are yet to be answered. */
  get openResults(): number {
    return this.#devices.reduce((sum, { commands }) => sum + commands.openResults, 0);
  }

  /** The commands, by their words, whose results were answered 200 to 299. */
  get executed(): ReadonlySet<string> {
    const all = this.records.flatMap(({ endpointId, answers }) =>
      answers
        .filter(isTaken)
        .flatMap(({ commandType, commandIds }) =>
          commandIds.map((commandId) => wordOf({ endpointId, commandType, commandId })),
        ),
    );
    return new Set(all);
  }

  /** What happened so far. */
  get records(): readonly EndpointRecord[] {
    return this.#devices.map(({ identity, commands, presence }) => ({
      endpointId: identity.endpointId,
      deliveries: commands.commands.all,
      answers: commands.resultAnswers.all,
      presence,
    }));
  }

  [Symbol.dispose](): void {
    for (const device of this.#devices) {
      device.close();
    }
  }
}

/** Whether an answer says that a result was taken. */
export function isTaken({ statusCode = 0 }: Pick<ResultAnswer, "statusCode">): boolean {
  return statusCode >= 200 && statusCode <= 299;
}
