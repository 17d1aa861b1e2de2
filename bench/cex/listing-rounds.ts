import { commandPath, encodeCommandRequest, parseCommandResponse } from "../../protocol/cep/index.ts";
import { clientDataCodec, extensionDataCodec } from "../../protocol/esp/index.ts";
import type { MessageBus } from "../../transport/index.ts";
import {
  BenchmarkError,
  ClosedLoop,
  correlationIdOf,
  firstAnswer,
  type Party,
  type Round,
  type Time,
  writeSequence,
  writeSlot,
} from "../driver/index.ts";
import { callersRound, type Done } from "./callers-round.ts";
import { openConnections, requestBytes } from "./http-connection.ts";
import { APP_VERSION, COMMAND_TYPE, endpointIdOf, type Side } from "./side.ts";
import { COMMANDS_PER_ENDPOINT } from "./stored-commands.ts";

/** Endpoints that ask for their commands, one after the other: as many with few commands as with many. */
export const ASKING_ENDPOINTS = 50;
/** Requests under way at any moment. */
export const LISTINGS_IN_FLIGHT = 16;

const REQUEST_ID = 42;
/** An hour: no message may expire during a round. */
const TIMEOUT_MS = 3_600_000;
/** A prime, so that one request is far from the next. */
const STRIDE = 7_919;

/** Pending commands of endpoints, as they ask for them themselves and as callers list them. */
export class ListingRounds {
  readonly #baseUrl: string;
  readonly #side: Side;
  readonly #endpoints: number;
  readonly #time: Time;
  readonly #loop: ClosedLoop;
  #number = 0;

  private constructor(
    bus: MessageBus,
    baseUrl: string,
    side: Side,
    endpoints: number,
    answerBytes: number,
    time: Time,
  ) {
    this.#baseUrl = baseUrl;
    this.#side = side;
    this.#endpoints = endpoints;
    this.#time = time;
    this.#loop = new ClosedLoop(bus, askingParty(side, answerBytes), LISTINGS_IN_FLIGHT, time);
  }

  /** Asks once, to see that CEX answers as it should. Rejects with a `BenchmarkError`. */
  static async open(
    bus: MessageBus,
    baseUrl: string,
    side: Side,
    endpoints: number,
    time: Time,
  ): Promise<ListingRounds> {
    const isRight = (answer: Uint8Array) => answerProblem(answer) === undefined;
    const answer = await firstAnswer(bus, side, preparedRequest(0, time.clock.now()), isRight, time);
    return new ListingRounds(bus, baseUrl, side, endpoints, answer.length, time);
  }

  /** Endpoints ask for what is pending (11/CEP, command request), and get all of it. */
  asked(durationMs: number): Promise<Round> {
    return this.#loop.round(durationMs);
  }

  /** Callers list the commands of endpoints over REST. */
  async listed(durationMs: number): Promise<Round> {
    using connections = await openConnections(this.#baseUrl, LISTINGS_IN_FLIGHT);
    const list = async (caller: number): Promise<Done> => {
      this.#number += 1;
      const endpointId = endpointIdOf((this.#number * STRIDE) % this.#endpoints);
      const request = requestBytes("GET", `/cex/api/v1/endpoints/commands?endpointId=${endpointId}`);
      const answer = await connections.open[caller]?.ask(request);
      const text = answer?.body.toString("utf8") ?? "";
      const pending = text.split('"status":"PENDING"').length - 1;
      if (answer?.status !== 200 || pending !== COMMANDS_PER_ENDPOINT / 2) {
        throw new BenchmarkError(`the list of ${endpointId} is ${answer?.status} with ${pending} pending commands`);
      }
      return { answered: 1, compared: 1 };
    };
    return await callersRound({ title: this.#side.title, callers: LISTINGS_IN_FLIGHT, durationMs }, list, this.#time);
  }
}

function askingParty({ title, clientData, extensionData }: Side, answerBytes: number): Party {
  return {
    title,
    clientData,
    extensionData,
    isCorrelated: true,
    conversation: (_, nowMs) => {
      const prepared = Array.from({ length: ASKING_ENDPOINTS }, (_slot, endpoint) => preparedRequest(endpoint, nowMs));
      return {
        clientData: (slot, sequence) => {
          const bytes = Buffer.from(prepared[sequence % ASKING_ENDPOINTS] ?? []);
          writeSequence(bytes, sequence);
          writeSlot(bytes, slot);
          return bytes;
        },
        extensionDataBytes: () => answerBytes,
        extensionDataProblem: answerProblem,
        provider: undefined,
      };
    },
  };
}

function preparedRequest(endpoint: number, nowMs: number): Uint8Array {
  return clientDataCodec("2026-01").encode({
    correlationId: correlationIdOf(0),
    timestamp: nowMs,
    timeout: TIMEOUT_MS,
    appVersionName: APP_VERSION,
    endpointId: endpointIdOf(endpoint),
    resourcePath: commandPath(COMMAND_TYPE),
    requestId: REQUEST_ID,
    payload: encodeCommandRequest({}),
    configName: null,
  });
}

/** What is wrong with an answer, which has to have all pending commands of an endpoint; undefined if nothing. */
function answerProblem(bytes: Uint8Array): string | undefined {
  const answer = extensionDataCodec.decode(bytes);
  if (!answer.ok) {
    return answer.problem;
  }
  const { statusCode, requestId, payload } = answer.value;
  const commands = parseCommandResponse(payload ?? new Uint8Array(), { type: "refused" });
  const found = commands.ok ? commands.value.map(({ id }) => id).join() : commands.problem;
  const half = COMMANDS_PER_ENDPOINT / 2;
  const expected = Array.from({ length: half }, (_, index) => half + 1 + index).join();
  return statusCode === 200 && requestId === REQUEST_ID && found === expected
    ? undefined
    : `an endpoint that asks for its commands is answered ${statusCode} ${found} instead of ${expected}`;
}
