import type { CommandInvocationResult } from "../../protocol/cip/index.ts";
import type { CallerResults } from "./caller-results.ts";
import type { CexCounts } from "./cex-counts.ts";
import type { SiblingNotices } from "./sibling-notices.ts";
import type { Command } from "./store/index.ts";
import type { WaitingCallers } from "./waiting-callers.ts";

/** What telling of commands that have ended takes. */
export interface EndedCommandsParts {
  readonly replicaId: string;
  readonly counts: Pick<CexCounts, "ended" | "timeToResult">;
  readonly waiting: Pick<WaitingCallers, "executed">;
  readonly siblings: Pick<SiblingNotices, "tell">;
  readonly callers: Pick<CallerResults, "send">;
}

/** How a caller is told that a command was not executed in time (reading G17). */
const EXPIRED = { statusCode: 408, reasonPhrase: "Command expired", payload: null, appVersionName: "" } as const;

/** Tells those who have to know what became of a command. Each end of a command comes here once, at one replica. */
export class EndedCommands {
  readonly #parts: EndedCommandsParts;

  constructor(parts: EndedCommandsParts) {
    this.#parts = parts;
  }

  /** The command's result is stored. */
  executed(command: Command): void {
    const { counts, replicaId, siblings, waiting } = this.#parts;
    counts.ended.add("executed");
    counts.timeToResult.add(command.updatedAtMs - command.createdAtMs);
    const { origin } = command;
    if (origin.kind === "rest" && origin.replicaId === replicaId) {
      waiting.executed(command);
    } else if (origin.kind === "rest" && origin.replicaId !== "") {
      siblings.tell(origin.replicaId, command);
    } else {
      this.#answerCaller(command, command.result ?? EXPIRED);
    }
  }

  /** The command is past its deadline. */
  expired(command: Command, appVersionName: string): void {
    this.#parts.counts.ended.add("expired");
    this.#answerCaller(command, { ...EXPIRED, appVersionName });
  }

  #answerCaller(
    { origin, endpointId, commandType, commandId }: Command,
    result: Pick<CommandInvocationResult, "statusCode" | "reasonPhrase" | "payload" | "appVersionName">,
  ): void {
    if (origin.kind === "caller") {
      const { correlationId, replyTo } = origin;
      this.#parts.callers.send(replyTo, { correlationId, endpointId, commandType, commandId, ...result });
    }
  }
}
