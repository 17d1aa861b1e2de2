import { isCommandType } from "../../protocol/cep/index.ts";
import {
  type CommandInvocationRequest,
  commandInvocationRequestCodec,
  commandRequestSubject,
} from "../../protocol/cip/index.ts";
import { expiresAtMs } from "../../protocol/ism/index.ts";
import { parseJson } from "../../protocol/json/index.ts";
import type { BusMessage, BusSubscription } from "../../transport/index.ts";
import type { ServicePorts } from "../service/index.ts";
import type { CallerResults } from "./caller-results.ts";
import type { CexCounts } from "./cex-counts.ts";
import type { CommandDeliveries } from "./command-deliveries.ts";
import type { KnownEndpoints } from "./known-endpoints.ts";
import { UnavailableError } from "./rest/index.ts";
import type { CexSettings } from "./settings.ts";
import { type CommandStore, StoreUnavailableError } from "./store/index.ts";
import { WorkUnderWay } from "./work-under-way.ts";

/** What the agent works with. */
export interface InvocationAgentParts {
  readonly settings: CexSettings;
  readonly ports: ServicePorts;
  readonly counts: CexCounts;
  readonly store: Pick<CommandStore, "add">;
  readonly endpoints: Pick<KnownEndpoints, "place">;
  readonly deliveries: Pick<CommandDeliveries, "deliver">;
  readonly callers: Pick<CallerResults, "send">;
}

interface Refusal {
  readonly statusCode: number;
  readonly reasonPhrase: string;
  /** Of the endpoint, if it is known. */
  readonly appVersionName?: string;
}

const UNDER_WAY_MAX = 10_000;
const BUSY: Refusal = { statusCode: 503, reasonPhrase: "Too many invocations are under way" };

/**
 * Takes commands of other services (12/CIP, command invocation agent); replicas share them in one queue group. Whoever
 * invokes a command learns what becomes of it, once: its result, or why there is none.
 */
export class InvocationAgent {
  readonly #parts: InvocationAgentParts;
  readonly #subscription: BusSubscription;
  readonly #underWay = new WorkUnderWay(UNDER_WAY_MAX);

  constructor(parts: InvocationAgentParts) {
    this.#parts = parts;
    const { instanceName } = parts.settings;
    const take = (message: BusMessage) => this.#take(message);
    const subject = commandRequestSubject(instanceName);
    this.#subscription = parts.ports.bus.subscribe(subject, take, { queueGroup: instanceName });
  }

  /** Takes no more commands; resolves when those that came are stored or refused. */
  async drain(): Promise<void> {
    await this.#subscription.drain();
    await this.#underWay.settled();
  }

  #take({ payload, replyTo }: BusMessage): void {
    const { counts, ports } = this.#parts;
    const { clock, logger } = ports.runtime;
    const decoded = commandInvocationRequestCodec.decode(payload);
    if (!decoded.ok) {
      counts.unreadable.add("invocation");
      logger.warn("unreadable invocation dropped", { problem: decoded.problem });
      return;
    }
    const request = decoded.value;
    const expiryMs = expiresAtMs(request);
    if (expiryMs !== undefined && expiryMs <= clock.now()) {
      counts.expired.add("invocation");
      return;
    }
    const isTaken = this.#underWay.begin(async () => {
      const refusal = await this.#invoke(request, replyTo, expiryMs);
      if (refusal !== undefined) {
        this.#refuse(request, replyTo, refusal);
      }
    });
    if (!isTaken) {
      this.#refuse(request, replyTo, BUSY);
    }
  }

  async #invoke(
    request: CommandInvocationRequest,
    replyTo: string | undefined,
    expiryMs: number | undefined,
  ): Promise<Refusal | undefined> {
    const { endpoints, settings } = this.#parts;
    if (!isCommandType(request.commandType, settings.commandTypeCharacters)) {
      return { statusCode: 400, reasonPhrase: `No command type: ${JSON.stringify(request.commandType)}` };
    }
    if (request.payload !== null && !parseJson(request.payload).ok) {
      return { statusCode: 400, reasonPhrase: "The payload is not JSON" };
    }
    try {
      const place = await endpoints.place(request.endpointId);
      if (place === undefined) {
        return { statusCode: 404, reasonPhrase: `No endpoint ${JSON.stringify(request.endpointId)}` };
      }
      const isNew = await this.#add(request, replyTo, expiryMs, place);
      const { appVersionName } = place;
      return isNew
        ? undefined
        : { statusCode: 409, reasonPhrase: `There is a command ${request.commandId} already`, appVersionName };
    } catch (cause) {
      if (!(cause instanceof StoreUnavailableError || cause instanceof UnavailableError)) {
        throw cause;
      }
      return { statusCode: 503, reasonPhrase: "Commands cannot be taken now; try again later" };
    }
  }

  async #add(
    { correlationId, endpointId, commandType, commandId, payload }: CommandInvocationRequest,
    replyTo: string | undefined,
    expiryMs: number | undefined,
    { tenantId, applicationName }: { readonly tenantId: string; readonly applicationName: string },
  ): Promise<boolean> {
    const { counts, deliveries, ports, settings, store } = this.#parts;
    const createdAtMs = ports.runtime.clock.now();
    const deadlineMs = expiryMs ?? createdAtMs + settings.commandTtlMs;
    const origin = { kind: "caller", replyTo, correlationId } as const;
    const command = { endpointId, commandType, commandId, payload, tenantId, applicationName, createdAtMs, deadlineMs };
    const added = await store.add(
      { ...command, isSentOnce: false, origin },
      deliveries.deliver("invoked", { correlationId }),
    );
    if (added.outcome === "added") {
      counts.invoked.add("caller");
    }
    return added.outcome === "added";
  }

  #refuse(
    { correlationId, endpointId, commandType, commandId }: CommandInvocationRequest,
    replyTo: string | undefined,
    refusal: Refusal,
  ): void {
    const result = { correlationId, endpointId, commandType, commandId, appVersionName: "", payload: null };
    this.#parts.callers.send(replyTo, { ...result, ...refusal });
  }
}
