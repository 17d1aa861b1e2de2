import type { OwnedEndpoint } from "../../conformance/checks/index.ts";
import {
  type LaunchedTarget,
  profile,
  type ServiceName,
  servicesOf,
  type Target,
} from "../../conformance/targets/index.ts";
import { encodeAttributeQuery, QUERY_RESOURCE_PATH } from "../../protocol/adx/index.ts";
import { commandPath, encodeCommandRequest } from "../../protocol/cep/index.ts";
import { configurationPath, encodeConfigurationRequest } from "../../protocol/cmp/index.ts";
import { clientDataSubject } from "../../protocol/esp/index.ts";
import { CONFIGURATION_PATH } from "../../protocol/raw-2017/index.ts";
import { systemClock, uniqueIds } from "../../runtime/index.ts";
import { type Device, type WorldAddresses, type WorldDrivers, wireDrivers } from "../../world/index.ts";
import type { RunContext } from "./run-context.ts";

/** A target that has not answered by then is dead; the run ends within 30 seconds. */
export const PREFLIGHT_MS = 20_000;

/** The first request is likely to come before the target is up; each further one is given twice the time. */
const FIRST_ASK_MS = 100;

/** What a service is asked, without its request identifier. */
interface Question {
  readonly resourcePath: string;
  readonly payload: Uint8Array;
}

/** What a CMX of 2017 is asked. */
const QUESTION_OF_2017: Question = { resourcePath: CONFIGURATION_PATH, payload: new Uint8Array() };

/** What each service is asked: any answer will do, also that there is no such thing. */
const QUESTIONS: Readonly<Record<ServiceName, Question>> = {
  cmx: { resourcePath: configurationPath(), payload: encodeConfigurationRequest({}) },
  adx: { resourcePath: QUERY_RESOURCE_PATH, payload: encodeAttributeQuery({ q: "kaaliper-probe" }) },
  cex: { resourcePath: commandPath("kaaliperProbe"), payload: encodeCommandRequest({}) },
};

/** How the same is called where somebody is told that no answer came. */
const NAMES_OF_QUESTIONS: Readonly<Record<ServiceName, string>> = {
  cmx: "a configuration request",
  adx: "an attribute query",
  cex: "a command request",
};

/** How a target ended that should have gone on, if it did, in words for people. */
export function exitProblem(launched: LaunchedTarget): string | undefined {
  const exit = launched.exit();
  if (exit === undefined) {
    return undefined;
  }
  const said = exit.lastOutput === "" ? "It wrote nothing." : `It last wrote:\n${exit.lastOutput}`;
  return `The target's ${exit.service} ended during the run (${exit.reason}). ${said}`;
}

/** Asks the services of the target something, to see whether they are there at all. */
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
    this.#drivers = wireDrivers(addresses);
    this.#target = context.target;
    this.#exitProblem = problemOfExit;
    context.closing.push(() => this.#drivers.close());
  }

  /** The endpoints that the probes spoke for. */
  get endpoints(): readonly OwnedEndpoint[] {
    return this.#endpoints;
  }

  /** Asks until each service of the target answers, at most `totalMs`. Returns what is wrong if one does not. */
  async preflight(totalMs: number, natsUrl: string): Promise<string | undefined> {
    const deadlineMs = systemClock.now() + totalMs;
    for (const [service] of servicesOf(this.#target)) {
      if (!(await this.#answersBy(service, deadlineMs))) {
        return this.#exitProblem() ?? this.#silence(service, totalMs, natsUrl);
      }
    }
    return undefined;
  }

  /** Asks each service once more when all is done. Returns what is wrong if one is no longer there. */
  async closing(): Promise<string | undefined> {
    const { answerMs, providerTimeoutMs } = this.#target.timing;
    for (const [service] of servicesOf(this.#target)) {
      const problem = this.#exitProblem();
      if (problem !== undefined) {
        return problem;
      }
      if (!(await this.#ask(service, await this.#endpoint(service), 1, answerMs + providerTimeoutMs))) {
        return this.#exitProblem() ?? `The target ${this.#target.name} stopped answering during the run.`;
      }
    }
    return undefined;
  }

  async #answersBy(service: ServiceName, deadlineMs: number): Promise<boolean> {
    const { answerMs } = this.#target.timing;
    const device = await this.#endpoint(service);
    for (let requestId = 1; systemClock.now() < deadlineMs && this.#exitProblem() === undefined; requestId += 1) {
      const boundMs = Math.min(answerMs, FIRST_ASK_MS * 2 ** (requestId - 1), deadlineMs - systemClock.now());
      if (await this.#ask(service, device, requestId, boundMs)) {
        return true;
      }
    }
    return false;
  }

  #silence(service: ServiceName, totalMs: number, natsUrl: string): string {
    const instance = this.#target.instances[service];
    return [
      `The target ${this.#target.name} did not answer ${NAMES_OF_QUESTIONS[service]} within ${totalMs / 1000} s.`,
      `The requests were sent to ${clientDataSubject(instance)} on ${natsUrl}.`,
      `Check that it is connected there, that its instance name is "${instance}", and that it answers ExtensionData.`,
    ].join(" ");
  }

  async #endpoint(service: ServiceName): Promise<Device> {
    const endpointId = uniqueIds.next();
    const endpointToken = uniqueIds.next().replaceAll("-", "").slice(0, 16);
    const appVersionName = "kaaliper-probe";
    const extensionInstanceName = this.#target.instances[service];
    this.#endpoints.push({ endpointId, endpointToken, deliberate: [] });
    await this.#drivers.register.register(endpointId, appVersionName, endpointToken);
    return this.#drivers.device({ endpointId, endpointToken, appVersionName, extensionInstanceName });
  }

  #question(service: ServiceName): Question {
    return profile(this.#target.profile).documents === "drafts-2017" ? QUESTION_OF_2017 : QUESTIONS[service];
  }

  async #ask(service: ServiceName, device: Device, requestId: number, boundMs: number): Promise<boolean> {
    await device.send({ via: "mqtt", ...this.#question(service), requestId });
    return (await device.response(boundMs)) !== undefined;
  }
}
