import type { MessageBus } from "../../transport/index.ts";
import { BenchmarkError, type Round, type Time, writeDigits } from "../driver/index.ts";
import type { BareDatabase } from "./bare-database.ts";
import { callersRound, type Done } from "./callers-round.ts";
import { ExecutingEndpoints } from "./executing-endpoints.ts";
import { type HttpConnection, openConnections, requestBytes } from "./http-connection.ts";
import { commandPayload, NUMBER_DIGITS, NUMBER_MARK, resultPayload } from "./payloads.ts";
import { COMMAND_TYPE, ENDPOINT_PREFIX, EXECUTING_SIDE, endpointIdOf } from "./side.ts";

/** Endpoints that commands are for, one after the other. */
export const ENDPOINTS = 1_000;
/** Numbers begin again at 0. */
const NUMBER_END = 10 ** NUMBER_DIGITS;
const ENDPOINT_DIGITS = 12;

const REQUEST = requestBytes(
  "POST",
  `/cex/api/v1/endpoints/${endpointIdOf(0)}/commands/${COMMAND_TYPE}?awaitTimeout=30`,
  commandPayload(0),
);
const OFFSETS = {
  endpoint: REQUEST.indexOf(ENDPOINT_PREFIX) + ENDPOINT_PREFIX.length,
  number: REQUEST.indexOf(NUMBER_MARK) + NUMBER_MARK.length,
};
const RESULT = Buffer.from(resultPayload(0));
const RESULT_NUMBER = RESULT.indexOf(NUMBER_MARK) + NUMBER_MARK.length;

/** After so many the compiler of Node has done with what they go through; the first ones take several times as long. */
const WARM_UP_COMMANDS = 6_000;
const WARM_UP_ROUND_MS = 1_000;
const WARM_UP_MS_MAX = 30_000;
const NOTHING: Done = { answered: 0, compared: 0 };

/** A caller of the REST interface: it waits for the result of each command before it invokes the next. */
class Caller {
  readonly #connection: HttpConnection;
  readonly #request = Buffer.from(REQUEST);
  readonly #expected = Buffer.from(RESULT);

  constructor(connection: HttpConnection) {
    this.#connection = connection;
  }

  async invoke(number: number): Promise<Done> {
    writeDigits(this.#request, OFFSETS.endpoint, ENDPOINT_DIGITS, number % ENDPOINTS);
    writeDigits(this.#request, OFFSETS.number, NUMBER_DIGITS, number);
    writeDigits(this.#expected, RESULT_NUMBER, NUMBER_DIGITS, number);
    const { status, body } = await this.#connection.ask(this.#request);
    if (status !== 200 || !body.equals(this.#expected)) {
      throw new BenchmarkError(`command ${number} is answered ${status} ${body.toString("utf8", 0, 200)}`);
    }
    return { answered: 1, compared: 1 };
  }
}

/** Commands from invocation to result, at CEX and at the bare database. */
export class CommandRounds {
  readonly #bus: MessageBus;
  readonly #baseUrl: string;
  readonly #bare: BareDatabase;
  readonly #time: Time;
  #number = 0;

  constructor(bus: MessageBus, baseUrl: string, bare: BareDatabase, time: Time) {
    this.#bus = bus;
    this.#baseUrl = baseUrl;
    this.#bare = bare;
    this.#time = time;
  }

  /** So many callers invoke commands, which endpoints execute at once. Rejects with a `BenchmarkError`. */
  async cex(callers: number, durationMs: number): Promise<Round> {
    using endpoints = new ExecutingEndpoints(this.#bus, EXECUTING_SIDE, this.#time.clock.now());
    await this.#bus.flush();
    using connections = await openConnections(this.#baseUrl, callers);
    const present = connections.open.map((connection) => new Caller(connection));
    const invoke = async (caller: number): Promise<Done> => {
      this.#number = (this.#number + 1) % NUMBER_END;
      return (await present[caller]?.invoke(this.#number)) ?? NOTHING;
    };
    const { title } = EXECUTING_SIDE;
    return await Promise.race([callersRound({ title, callers, durationMs }, invoke, this.#time), endpoints.failed]);
  }

  /** Lets so many callers invoke commands until CEX has had enough of them to be fast, or for half a minute. */
  async warmUp(callers: number): Promise<void> {
    const endMs = performance.now() + WARM_UP_MS_MAX;
    for (let count = 0; count < WARM_UP_COMMANDS && performance.now() < endMs; ) {
      count += (await this.cex(callers, WARM_UP_ROUND_MS)).answered;
    }
  }

  /** So many workers store a command and its result. */
  bare(workers: number, durationMs: number): Promise<Round> {
    const settings = { title: "bare database", callers: workers, durationMs };
    return callersRound(settings, (worker) => this.#bare.execute(worker, ENDPOINTS), this.#time);
  }
}
