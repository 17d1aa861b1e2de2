import { encodeAttributeQuery, QUERY_RESOURCE_PATH } from "../../protocol/adx/index.ts";
import { clientDataCodec } from "../../protocol/esp/index.ts";
import { correlationIdOf, sectionOf, writeDigits, writeSequence, writeSlot } from "../driver/index.ts";
import { appVersionNameOf } from "./attributes.ts";
import { NEW_PATH_DIGITS, type Query } from "./queries.ts";
import type { Side } from "./side.ts";

/** The request id of every query. */
export const REQUEST_ID = 42;

/** An hour: no message may expire during a round. */
const TIMEOUT_MS = 3_600_000;

/** Messages that are prepared for every side, so that they cost the driver the same memory: 8 queries of 1,000 applications. */
const COUNT = 8_000;

/** Who asks what in a request. */
export interface Asked {
  readonly application: number;
  readonly endpointId: string;
  readonly query: Query;
}

/** What a request asks. Requests that follow each other are about different applications if there are several. */
export function askedIn({ applications, queries }: Side, sequence: number): Asked {
  const index = sequence % COUNT;
  const which = index % queries.length;
  const query = queries[which];
  if (query === undefined) {
    throw new RangeError("nothing is asked: there are no queries");
  }
  const turn = Math.floor(index / queries.length) + which * Math.floor(applications / queries.length);
  return { application: turn % applications, endpointId: `e0000000-0000-4000-8000-${sectionOf(index)}`, query };
}

/**
 * Queries of endpoints, encoded before the measurement. Only numbers are written anew, so that the driver costs little
 * and the same on every side.
 */
export class PreparedQueries {
  readonly #clientData: readonly Uint8Array[];
  /** Where the digits of a path stand that is to be new each time; -1 if there are none. */
  readonly #pathDigits: number;

  /** `nowMs` is Unix time; the messages are valid for an hour from then. */
  constructor(side: Side, nowMs: number) {
    this.#clientData = Array.from({ length: COUNT }, (_, sequence) => clientData(askedIn(side, sequence), nowMs));
    const isNew = side.queries.every(({ path }) => path.includes(NEW_PATH_DIGITS));
    const [first = new Uint8Array()] = this.#clientData;
    this.#pathDigits = isNew ? Buffer.from(first).lastIndexOf(NEW_PATH_DIGITS) : -1;
  }

  /** Fresh bytes: the client keeps a message until the end of the turn. */
  clientData(slot: number, sequence: number): Uint8Array | undefined {
    const prepared = this.#clientData[sequence % COUNT];
    if (prepared === undefined) {
      return undefined;
    }
    const bytes = Buffer.from(prepared);
    writeSequence(bytes, sequence);
    writeSlot(bytes, slot);
    if (this.#pathDigits >= 0) {
      writeDigits(bytes, this.#pathDigits, NEW_PATH_DIGITS.length, sequence);
    }
    return bytes;
  }
}

function clientData({ application, endpointId, query }: Asked, nowMs: number): Uint8Array {
  return clientDataCodec("2026-01").encode({
    correlationId: correlationIdOf(0),
    timestamp: nowMs,
    timeout: TIMEOUT_MS,
    appVersionName: appVersionNameOf(application),
    endpointId,
    resourcePath: QUERY_RESOURCE_PATH,
    requestId: REQUEST_ID,
    payload: encodeAttributeQuery({ q: query.path }),
    configName: null,
  });
}
