import type { RecordedAnswer, TargetState } from "../recorder/index.ts";
import { objectField, type RestDriver, SimulatorError } from "./rest-driver.ts";

function isRecordedAnswer(value: unknown): value is RecordedAnswer {
  return typeof objectField(value, "subject") === "string" && typeof objectField(value, "statusCode") === "number";
}

function isTargetState(value: unknown): value is TargetState {
  const gone = objectField(value, "gone");
  return gone === null || typeof gone === "string";
}

/** Puts messages on the bus by hand and looks at what came of them, through the recorder. */
export class BusDriver {
  readonly #rest: RestDriver;

  constructor(rest: RestDriver) {
    this.#rest = rest;
  }

  /** Publishes; on the bus when the promise resolves. */
  async publish(subject: string, payload: Uint8Array, replyTo?: string): Promise<void> {
    const injection = {
      subject,
      payload: Buffer.from(payload).toString("base64"),
      ...(replyTo === undefined ? {} : { replyTo }),
    };
    await this.#rest.order("POST", "/injections", JSON.stringify(injection));
  }

  /** The answer with this correlation identifier, or nothing if none is seen within `boundMs`. */
  answer(correlationId: string, boundMs: number): Promise<RecordedAnswer | undefined> {
    return this.#seen(`/answers/${correlationId}`, boundMs);
  }

  /** Everything that was sent to an endpoint so far, answers and pushes. */
  async answersTo(endpointId: string): Promise<readonly RecordedAnswer[]> {
    const answers = await this.#rest.order("GET", `/endpoints/${endpointId}/answers`);
    if (!Array.isArray(answers) || !answers.every(isRecordedAnswer)) {
      throw new SimulatorError(`the recorder gave no list of answers: ${JSON.stringify(answers)}`);
    }
    return answers;
  }

  /** The payloads of everything that services sent on a subject so far. */
  async payloadsOn(subject: string): Promise<readonly Uint8Array[]> {
    const payloads = await this.#rest.order("GET", `/subjects/${subject}/payloads`);
    if (!Array.isArray(payloads) || !payloads.every((payload) => typeof payload === "string")) {
      throw new SimulatorError(`the recorder gave no list of payloads: ${JSON.stringify(payloads)}`);
    }
    return payloads.map((payload) => Buffer.from(payload, "base64"));
  }

  /** The first push to the endpoint under the appversion, or nothing if none is seen within `boundMs`. */
  push(endpointId: string, appVersionName: string, boundMs: number): Promise<RecordedAnswer | undefined> {
    return this.#seen(`/pushes/${endpointId}/${appVersionName}`, boundMs);
  }

  /** Why the target is gone, or nothing if it is there as far as anybody knows. */
  async targetGone(): Promise<string | undefined> {
    const state = await this.#rest.order("GET", "/target");
    return isTargetState(state) ? (state.gone ?? undefined) : undefined;
  }

  async #seen(path: string, boundMs: number): Promise<RecordedAnswer | undefined> {
    const { status, json } = await this.#rest.call("GET", `${path}?waitMs=${boundMs}`, undefined, boundMs);
    if (status === 404) {
      return undefined;
    }
    if (!isRecordedAnswer(json)) {
      throw new SimulatorError(`the recorder answered ${status}: ${JSON.stringify(json)}`);
    }
    return json;
  }
}
