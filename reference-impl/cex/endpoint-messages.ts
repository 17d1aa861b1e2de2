import { encodeCommands } from "../../protocol/cep/index.ts";
import type { ClientData } from "../../protocol/esp/index.ts";
import type { BusSubscription } from "../../transport/index.ts";
import {
  type Answer,
  type AppVersionAdmission,
  type ExtensionDataSender,
  errorAnswer,
  listenToClients,
  type ServicePorts,
} from "../service/index.ts";
import type { CexCounts } from "./cex-counts.ts";
import { type CommandDeliveries, whatFits } from "./command-deliveries.ts";
import type { EndedCommands } from "./ended-commands.ts";
import type { KnownEndpoints } from "./known-endpoints.ts";
import type { CexRules, EndpointMessage } from "./rules.ts";
import type { CexSettings } from "./settings.ts";
import { SharedOutcomes } from "./shared-outcomes.ts";
import { type Command, type CommandStore, StoreUnavailableError } from "./store/index.ts";
import { WorkUnderWay } from "./work-under-way.ts";

/** What answering endpoints takes. */
export interface EndpointMessagesParts {
  readonly settings: CexSettings;
  readonly ports: ServicePorts;
  readonly rules: CexRules;
  readonly counts: CexCounts;
  readonly store: Pick<CommandStore, "report" | "deliverOutstanding">;
  readonly sender: ExtensionDataSender;
  readonly deliveries: Pick<CommandDeliveries, "confirmed">;
  readonly endpoints: Pick<KnownEndpoints, "learn">;
  readonly admission: Pick<AppVersionAdmission, "refusal">;
  readonly ended: Pick<EndedCommands, "executed">;
}

type CommandRequestMessage = Extract<EndpointMessage, { kind: "request" }>;
type ReportMessage = Extract<EndpointMessage, { kind: "report" }>;

/** Messages of endpoints that are dealt with at the same time; to more than that it is said to come back later. */
const UNDER_WAY_MAX = 10_000;
const LATER = errorAnswer(503, "Commands cannot be read or written now; try again later");
const BUSY = errorAnswer(503, "Too many messages of endpoints are under way; try again later");

/**
 * Answers the messages that communication services send on behalf of endpoints (4/ESP): requests for commands, and
 * results of commands (11/CEP). A result is answered when it is stored, and not before.
 */
export class EndpointMessages {
  readonly #parts: EndpointMessagesParts;
  readonly #subscription: BusSubscription;
  readonly #underWay = new WorkUnderWay(UNDER_WAY_MAX);
  readonly #reports = new SharedOutcomes<Answer>();

  constructor(parts: EndpointMessagesParts) {
    this.#parts = parts;
    this.#subscription = listenToClients(parts, (clientData, replyTo, nowMs) => this.#take(clientData, replyTo, nowMs));
  }

  /** Takes no more messages; resolves when those that came are answered. */
  async drain(): Promise<void> {
    await this.#subscription.drain();
    await this.#underWay.settled();
  }

  #take(clientData: ClientData, replyTo: string | undefined, nowMs: number): void {
    const { admission, rules, sender, settings } = this.#parts;
    const answer = (given: Answer): void => sender.answer(given, clientData, replyTo);
    const refusal = admission.refusal(clientData.appVersionName);
    if (refusal !== undefined) {
      answer(refusal);
      return;
    }
    const message = rules.acceptMessage(clientData, settings);
    if (message.kind === "refused") {
      answer(message.answer);
      return;
    }
    const isTaken = this.#underWay.begin(async () => {
      try {
        await this.#handle(message, clientData, nowMs, answer);
      } catch (cause) {
        if (!(cause instanceof StoreUnavailableError)) {
          throw cause;
        }
        answer(LATER);
      }
    });
    if (!isTaken) {
      answer(BUSY);
    }
  }

  async #handle(
    message: CommandRequestMessage | ReportMessage,
    { appVersionName, timestamp, payload }: ClientData,
    nowMs: number,
    answer: (given: Answer) => void,
  ): Promise<void> {
    const { endpointId } = message;
    // A clock that is ahead must not make what is said now hold against what is said later.
    await this.#parts.endpoints.learn({ endpointId, appVersionName }, Math.min(timestamp, nowMs));
    if (message.kind === "request") {
      await this.#answerRequest(message, appVersionName, answer);
    } else {
      const { commandType } = message;
      const text = `${endpointId} ${commandType} ${appVersionName} ${Buffer.from(payload).toString("latin1")}`;
      answer(await this.#reports.of(text, () => this.#takeReport(message)));
    }
  }

  async #answerRequest(
    { endpointId, commandType, request }: CommandRequestMessage,
    appVersionName: string,
    answer: (given: Answer) => void,
  ): Promise<void> {
    const { counts, deliveries, ports, rules, store } = this.#parts;
    const { clock } = ports.runtime;
    const { observe } = request;
    const query = { endpointId, commandType, nowMs: clock.now(), isUnasked: false };
    const asked = observe === undefined ? query : { ...query, observe };
    await store.deliverOutstanding(asked, appVersionName, async ({ commands }) => {
      const sent = whatFits(commands.filter((command) => rules.mayBeSent(command, clock.now())));
      answer({ statusCode: 200, reasonPhrase: "OK", payload: encodeCommands(sent.map(described(commandType))) });
      sent.forEach(() => counts.delivered.add("requested"));
      // If the answer does not arrive, the endpoint asks again.
      await deliveries.confirmed();
    });
  }

  async #takeReport({ endpointId, commandType, results }: ReportMessage): Promise<Answer> {
    const { ended, ports, rules, store } = this.#parts;
    const nowMs = ports.runtime.clock.now();
    const outcomes = await store.report({ endpointId, commandType, nowMs }, results);
    for (const outcome of outcomes) {
      if (outcome.outcome === "executed") {
        ended.executed(outcome.command);
      }
    }
    return rules.reportAnswer(outcomes);
  }
}

/** The type is told where the endpoint did not say it (11/CEP, command request; reading G18). */
function described(commandType: string | undefined) {
  return ({ commandId: id, payload, commandType: type }: Command) =>
    commandType === undefined ? { id, payload, type } : { id, payload };
}
