import type { MessageBus } from "../../transport/index.ts";
import { BenchmarkError, type Round, type Time } from "../driver/index.ts";
import type { BareDatabase } from "./bare-database.ts";
import { callersRound, type Done } from "./callers-round.ts";
import { ENDPOINTS } from "./command-rounds.ts";
import type { Connection } from "./database.ts";
import { HttpConnection, requestBytes } from "./http-connection.ts";
import { commandPayload } from "./payloads.ts";
import { COMMAND_TYPE, EXECUTING_SIDE, endpointIdOf } from "./side.ts";

/** What a round of batches came to. */
export interface BatchRound {
  /** From the call to its answer. */
  readonly stored: Round;
  /** From the call until the last of its commands has come to its endpoint. */
  readonly pushed: Round;
}

const ENDPOINT_IDS = Array.from({ length: ENDPOINTS }, (_, endpoint) => endpointIdOf(endpoint));
/** A day: no command may expire while others are measured. */
const QUERY = "commandTtl=86400000";
const BODY = `{"payload":${commandPayload(0)},"endpointIds":${JSON.stringify(ENDPOINT_IDS)}}`;
const REQUEST = requestBytes(
  "POST",
  `/cex/api/v1/endpoints/commands/${COMMAND_TYPE}/batch/by-endpoints?${QUERY}`,
  BODY,
);
const ANSWER = /^\{"taskId":"\d+"\}$/;
const PUSH_MS = 10_000;

/** Batches for a thousand endpoints each, one after the other, at CEX and at the bare database. */
export class BatchRounds {
  readonly #bus: MessageBus;
  readonly #baseUrl: string;
  readonly #database: Connection;
  readonly #bare: BareDatabase;
  readonly #time: Time;
  #pushes = 0;
  #onLastPush: () => void = () => undefined;

  constructor(bus: MessageBus, baseUrl: string, database: Connection, bare: BareDatabase, time: Time) {
    this.#bus = bus;
    this.#baseUrl = baseUrl;
    this.#database = database;
    this.#bare = bare;
    this.#time = time;
  }

  /** Invokes batch after batch, each when all commands of the last have come to their endpoints. */
  async cex(durationMs: number): Promise<BatchRound> {
    await this.#database.unsafe("truncate commands, batch_tasks");
    const pushes = this.#bus.subscribe(EXECUTING_SIDE.pushes, () => this.#pushed());
    try {
      await this.#bus.flush();
      using connection = await HttpConnection.open(this.#baseUrl);
      let [calls, storingMs] = [0, 0];
      const invoke = async (): Promise<Done> => {
        const startMs = performance.now();
        const allPushed = this.#allPushed();
        await invokeBatch(connection);
        storingMs += performance.now() - startMs;
        calls += 1;
        await allPushed;
        return { answered: ENDPOINTS, compared: 1 };
      };
      const { title } = EXECUTING_SIDE;
      const pushed = await callersRound({ title, callers: 1, durationMs }, invoke, this.#time);
      return { pushed, stored: { ...pushed, requestsPerSecond: (calls * ENDPOINTS * 1000) / storingMs } };
    } finally {
      pushes.unsubscribe();
    }
  }

  /** Stores the same rows, a thousand in a statement. */
  async bare(durationMs: number): Promise<Round> {
    await this.#bare.clear();
    const settings = { title: "bare database", callers: 1, durationMs };
    return await callersRound(settings, () => this.#bare.insertMany(ENDPOINT_IDS), this.#time);
  }

  #pushed(): void {
    this.#pushes += 1;
    if (this.#pushes === ENDPOINTS) {
      this.#onLastPush();
    }
  }

  async #allPushed(): Promise<void> {
    this.#pushes = 0;
    const last = new Promise<void>((resolve) => {
      this.#onLastPush = resolve;
    });
    const { settled } = await this.#time.waiter.within(PUSH_MS, last);
    if (!settled) {
      throw new BenchmarkError(`only ${this.#pushes} of ${ENDPOINTS} commands came to endpoints in ${PUSH_MS} ms`);
    }
  }
}

async function invokeBatch(connection: HttpConnection): Promise<void> {
  const { status, body } = await connection.ask(REQUEST);
  if (status !== 200 || !ANSWER.test(body.toString("utf8"))) {
    throw new BenchmarkError(`a batch is answered ${status} ${body.toString("utf8", 0, 200)}`);
  }
}
