import { commandPath, encodeResults, parseCommandResponse, resultPath } from "../../protocol/cep/index.ts";
import { clientDataCodec, extensionDataCodec } from "../../protocol/esp/index.ts";
import type { BusSubscription, MessageBus } from "../../transport/index.ts";
import { BenchmarkError, correlationIdOf } from "../driver/index.ts";
import { NUMBER_DIGITS, NUMBER_MARK, resultPayload } from "./payloads.ts";
import { APP_VERSION, COMMAND_TYPE, ENDPOINT_PREFIX, endpointIdOf, type Side } from "./side.ts";

const ID_MARK = '[{"id":';
const COMMA = 0x2c;
const SPACE = 0x20;
/** Room for an identifier; JSON may have spaces before a number. */
const ID_DIGITS = 10;
const ID_ROOM = 10 ** (ID_DIGITS - 1);
const ENDPOINT_DIGITS = 12;
const REQUEST_ID = 7;
/** An hour: no message may expire during a round. */
const TIMEOUT_MS = 3_600_000;
/** One message of this many is decoded and compared. */
const SAMPLE = 64;

/**
 * Endpoints that execute each command as soon as it comes, and a communication service that carries their results
 * (4/ESP, 11/CEP). Numbers are copied from the push into a result that was encoded before.
 */
export class ExecutingEndpoints implements Disposable {
  /** Never resolves; rejects with a `BenchmarkError` if something comes that is not what should come. */
  readonly failed: Promise<never>;
  readonly #bus: MessageBus;
  readonly #side: Side;
  readonly #prepared: Buffer;
  readonly #offsets: ReturnType<typeof offsetsIn>;
  readonly #subscriptions: readonly BusSubscription[];
  #fail: (error: BenchmarkError) => void = () => undefined;
  #acknowledgementBytes = 0;
  #pushes = 0;
  #acknowledgements = 0;

  /** `nowMs` is Unix time; results are valid for an hour from then. */
  constructor(bus: MessageBus, side: Side, nowMs: number) {
    this.#bus = bus;
    this.#side = side;
    this.#prepared = preparedResult(nowMs);
    this.#offsets = offsetsIn(this.#prepared);
    this.failed = new Promise((_, reject) => {
      this.#fail = reject;
    });
    this.failed.catch(() => undefined); // looked at by whoever measures
    this.#subscriptions = [
      bus.subscribe(side.pushes, ({ payload }) => this.#execute(bufferOf(payload))),
      bus.subscribe(side.extensionData, ({ payload }) => this.#acknowledged(payload)),
    ];
  }

  [Symbol.dispose](): void {
    for (const subscription of this.#subscriptions) {
      subscription.unsubscribe();
    }
  }

  #execute(push: Buffer): void {
    this.#pushes += 1;
    if (this.#pushes % SAMPLE === 0) {
      this.#report(pushProblem(push));
    }
    const endpoint = push.indexOf(ENDPOINT_PREFIX);
    const id = push.indexOf(ID_MARK) + ID_MARK.length;
    const idEnd = push.indexOf(COMMA, id);
    const number = push.indexOf(NUMBER_MARK);
    if (endpoint < 0 || id < ID_MARK.length || idEnd < 0 || idEnd - id > ID_DIGITS || number < 0) {
      this.#report(`what came to an endpoint is no command: ${push.toString("latin1")}`);
      return;
    }
    // Fresh bytes: the client keeps a message until the end of the turn.
    const result = Buffer.from(this.#prepared);
    const offsets = this.#offsets;
    const digits = endpoint + ENDPOINT_PREFIX.length;
    const numberDigits = number + NUMBER_MARK.length;
    push.copy(result, offsets.endpoint, digits, digits + ENDPOINT_DIGITS);
    result.fill(SPACE, offsets.id, offsets.id + ID_DIGITS);
    push.copy(result, offsets.id + ID_DIGITS - (idEnd - id), id, idEnd);
    push.copy(result, offsets.number, numberDigits, numberDigits + NUMBER_DIGITS);
    this.#bus.publish(this.#side.clientData, result, this.#side.extensionData);
  }

  #acknowledged(answer: Uint8Array): void {
    this.#acknowledgements += 1;
    if (this.#acknowledgementBytes !== answer.length || this.#acknowledgements % SAMPLE === 0) {
      this.#report(acknowledgementProblem(answer));
      this.#acknowledgementBytes = answer.length;
    }
  }

  #report(problem: string | undefined): void {
    if (problem !== undefined) {
      this.#fail(new BenchmarkError(`the ${this.#side.title} does not do its work: ${problem}`));
    }
  }
}

function preparedResult(nowMs: number): Buffer {
  const result = { commandId: ID_ROOM, statusCode: 200, reasonPhrase: "OK", payload: Buffer.from(resultPayload(0)) };
  return bufferOf(
    clientDataCodec("2026-01").encode({
      correlationId: correlationIdOf(0),
      timestamp: nowMs,
      timeout: TIMEOUT_MS,
      appVersionName: APP_VERSION,
      endpointId: endpointIdOf(0),
      resourcePath: resultPath(COMMAND_TYPE),
      requestId: REQUEST_ID,
      payload: encodeResults([result]),
      configName: null,
    }),
  );
}

/** Where in a result the numbers stand. */
function offsetsIn(prepared: Buffer) {
  return {
    endpoint: prepared.indexOf(ENDPOINT_PREFIX) + ENDPOINT_PREFIX.length,
    id: prepared.indexOf(String(ID_ROOM)),
    number: prepared.indexOf(NUMBER_MARK) + NUMBER_MARK.length,
  };
}

function bufferOf(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** What is wrong with a push of one command; undefined if nothing. */
function pushProblem(bytes: Uint8Array): string | undefined {
  const push = extensionDataCodec.decode(bytes);
  if (!push.ok) {
    return push.problem;
  }
  const { resourcePath, requestId, statusCode, payload } = push.value;
  const commands = parseCommandResponse(payload ?? new Uint8Array(), { type: "refused" });
  const isRight = resourcePath === commandPath(COMMAND_TYPE) && requestId === null && statusCode === 200;
  return isRight && commands.ok && commands.value.length === 1
    ? undefined
    : `a push says ${JSON.stringify({ resourcePath, requestId, statusCode, commands })}`;
}

function acknowledgementProblem(bytes: Uint8Array): string | undefined {
  const answer = extensionDataCodec.decode(bytes);
  if (!answer.ok) {
    return answer.problem;
  }
  const { statusCode, reasonPhrase, requestId } = answer.value;
  return statusCode === 200 && requestId === REQUEST_ID
    ? undefined
    : `a result is answered ${JSON.stringify({ statusCode, reasonPhrase, requestId })}`;
}
