import type { OwnedEndpoint } from "../../conformance/checks/index.ts";
import type { LaunchedTarget, Target } from "../../conformance/targets/index.ts";
import { configurationPath, encodeConfigurationRequest } from "../../protocol/cmp/index.ts";
import { clientDataSubject } from "../../protocol/esp/index.ts";
import { clockWaiter, systemClock, uniqueIds } from "../../runtime/index.ts";
import { nodeHttp, tcpChannels, webSocketChannels } from "../../transport/index.ts";
import { type Device, type WorldAddresses, WorldDrivers } from "../../world/index.ts";
import type { RunContext } from "./run-context.ts";

/** A target that has not answered by then is dead; the run ends within 30 seconds. */
export const PREFLIGHT_MS = 20_000;

/** The first request is likely to come before the target is up; each further one is given twice the time. */
const FIRST_ASK_MS = 100;

/** How a target ended that should have gone on, if it did, in words for people. */
export function exitProblem(launched: LaunchedTarget): string | undefined {
  const exit = launched.exit();
  if (exit === undefined) {
    return undefined;
  }
  const said = exit.lastOutput === "" ? "It wrote nothing." : `It last wrote:\n${exit.lastOutput}`;
  return `The target's ${exit.service} ended during the run (${exit.reason}). ${said}`;
}

/** Asks the target for a configuration, to see whether it is there at all. */
export class Probe {
  readonly #drivers: WorldDrivers;
  readonly #target: Target;
  readonly #exitProblem: () => string | undefined;
  readonly #endpoints: OwnedEndpoint[] = [];

  constructor(
    addresses: WorldAddresses,
    context: Pick<RunContext, "target" | "closing">,
    problemOfExit: () => string | undefined,
  ) {
    const waiter = clockWaiter(systemClock);
    this.#drivers = new WorldDrivers(addresses, {
      http: nodeHttp(),
      channels: tcpChannels,
      webSockets: webSocketChannels,
      clock: systemClock,
      waiter,
    });
    this.#target = context.target;
    this.#exitProblem = problemOfExit;
    context.closing.push(() => this.#drivers.close());
  }

  /** The endpoints that the probes spoke for. */
  get endpoints(): readonly OwnedEndpoint[] {
    return this.#endpoints;
  }

  /** Asks until the target answers, at most `totalMs`. Returns what is wrong if it does not. */
  async preflight(totalMs: number, natsUrl: string): Promise<string | undefined> {
    const { answerMs } = this.#target.timing;
    const deadlineMs = systemClock.now() + totalMs;
    const device = await this.#endpoint();
    for (let requestId = 1; systemClock.now() < deadlineMs; requestId += 1) {
      const boundMs = Math.min(answerMs, FIRST_ASK_MS * 2 ** (requestId - 1), deadlineMs - systemClock.now());
      if (await this.#ask(device, requestId, boundMs)) {
        return undefined;
      }
      const problem = this.#exitProblem();
      if (problem !== undefined) {
        return problem;
      }
    }
    const { cmx } = this.#target.instances;
    return [
      `The target ${this.#target.name} did not answer a configuration request within ${totalMs / 1000} s.`,
      `The requests were sent to ${clientDataSubject(cmx)} on ${natsUrl}.`,
      `Check that it is connected there, that its instance name is "${cmx}", and that it answers ExtensionData.`,
    ].join(" ");
  }

  /** Asks once more when all is done. Returns what is wrong if the target is no longer there. */
  async closing(): Promise<string | undefined> {
    const { answerMs, providerTimeoutMs } = this.#target.timing;
    const problem = this.#exitProblem();
    if (problem !== undefined) {
      return problem;
    }
    const answered = await this.#ask(await this.#endpoint(), 1, answerMs + providerTimeoutMs);
    return answered
      ? undefined
      : (this.#exitProblem() ?? `The target ${this.#target.name} stopped answering during the run.`);
  }

  async #endpoint(): Promise<Device> {
    const endpointId = uniqueIds.next();
    const endpointToken = uniqueIds.next().replaceAll("-", "").slice(0, 16);
    const appVersionName = "kaaliper-probe";
    const extensionInstanceName = this.#target.instances.cmx;
    this.#endpoints.push({ endpointId, endpointToken, deliberate: [] });
    await this.#drivers.register.register(endpointId, appVersionName, endpointToken);
    return this.#drivers.device({ endpointId, endpointToken, appVersionName, extensionInstanceName });
  }

  async #ask(device: Device, requestId: number, boundMs: number): Promise<boolean> {
    const payload = encodeConfigurationRequest({});
    await device.send({ via: "mqtt", resourcePath: configurationPath(), payload, requestId });
    return (await device.response(boundMs)) !== undefined;
  }
}
