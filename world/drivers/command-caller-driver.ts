import type { Invocation, ReceivedResult, SentInvocation } from "../../simulators/command-caller/index.ts";
import { objectField, type RestDriver, SimulatorError } from "./rest-driver.ts";

/** Which command results are about (12/CIP). */
export type CommandKey = Pick<SentInvocation, "endpointId" | "commandType" | "commandId">;

/** A result of a command that could be read. */
export type CommandResult = NonNullable<ReceivedResult["result"]>;

/** Calls commands by 12/CIP, and tells what came of them. */
export class CommandCallerDriver {
  readonly rest: RestDriver;

  constructor(rest: RestDriver) {
    this.rest = rest;
  }

  /** Calls a command; the request is on the bus when the promise resolves. */
  async invoke(invocation: Invocation): Promise<SentInvocation> {
    const sent = await this.rest.order("POST", "/api/v1/invocations", JSON.stringify(invocation));
    if (!isSentInvocation(sent)) {
      throw new SimulatorError(`the command caller does not say what it sent: ${JSON.stringify(sent)}`);
    }
    return sent;
  }

  /** Puts these bytes in the place of a request. On the bus when the promise resolves. */
  async sendBytes(bytes: Uint8Array): Promise<void> {
    const payloadBase64 = Buffer.from(bytes).toString("base64");
    await this.rest.order("POST", "/api/v1/raw-requests", JSON.stringify({ payloadBase64 }));
  }

  /**
   * The results of a command that could be read, in the order of arrival, as soon as there are `count` of them; those
   * that there are if it takes longer than `boundMs`, of at most a minute. Where endpoint or type has an empty name, those
   * that there are now.
   */
  async results(
    { endpointId, commandType, commandId }: CommandKey,
    boundMs = 0,
    count = 1,
  ): Promise<readonly CommandResult[]> {
    const names = [endpointId, commandType, String(commandId)];
    // No path leads to an empty name.
    if (names.includes("")) {
      const all = await this.#results("/api/v1/results", 0);
      return all.filter(
        (result) =>
          result.endpointId === endpointId && result.commandType === commandType && result.commandId === commandId,
      );
    }
    const place = names.map(encodeURIComponent).join("/");
    return this.#results(`/api/v1/invocations/${place}/results?waitMs=${boundMs}&count=${count}`, boundMs);
  }

  /** The results with a correlation identifier that there are so far, whatever they name. */
  resultsOf(correlationId: string): Promise<readonly CommandResult[]> {
    return this.#results(`/api/v1/results?correlationId=${encodeURIComponent(correlationId)}`, 0);
  }

  async #results(path: string, boundMs: number): Promise<readonly CommandResult[]> {
    const { status, json } = await this.rest.call("GET", path, undefined, boundMs);
    if (status !== 200 || !Array.isArray(json)) {
      throw new SimulatorError(`the command caller answered ${status}, no list of results: ${JSON.stringify(json)}`);
    }
    return json.map((received) => objectField(received, "result")).filter(isCommandResult);
  }
}

function isSentInvocation(value: unknown): value is SentInvocation {
  return typeof objectField(value, "correlationId") === "string" && isOfCommand(value);
}

function isCommandResult(value: unknown): value is CommandResult {
  return typeof objectField(value, "statusCode") === "number" && isOfCommand(value);
}

function isOfCommand(value: unknown): boolean {
  return (
    typeof objectField(value, "endpointId") === "string" &&
    typeof objectField(value, "commandType") === "string" &&
    typeof objectField(value, "commandId") === "number"
  );
}
