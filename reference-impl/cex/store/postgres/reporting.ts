import type { ReportedResult, ReportOutcome } from "../command.ts";
import { StoreUnavailableError } from "../command-store.ts";
import type { LaneSession } from "./lane-session.ts";
import { commandOf, numberOf } from "./rows.ts";
import type { Parameter, Row } from "./session.ts";
import { arrayOf, bytes, isInteger32, lockKeyOf, optionalTextBytes, textBytes, wholeMs } from "./values.ts";
import type { WritingLanes } from "./writing-lanes.ts";

/** Results that an endpoint reports at once, each of another command of the type. */
export interface ReportRequest {
  readonly endpointId: string;
  readonly commandType: string;
  readonly nowMs: number;
  readonly results: readonly ReportedResult[];
  readonly lockKey: string;
}

/** What came of them, in order. The endpoint may be somebody's alone; then nothing did. */
export type ReportAnswer =
  | { readonly outcome: "held" }
  | { readonly outcome: "reported"; readonly outcomes: readonly ReportOutcome[] };

/** A result on its way, and where it stands in its batch. */
interface Item {
  readonly report: ReportRequest;
  readonly reportOrdinal: number;
  readonly reported: ReportedResult;
}

const TAKE = `select * from cex_take_results($1::bigint[], $2::boolean, $3::integer[], $4::bytea[], $5::bytea[],
  $6::integer[], $7::bigint[], $8::double precision[], $9::bytea[], $10::bytea[], $11::bytea[])`;

const OUTCOME = { executed: 0, knownAlready: 1, expired: 2 } as const;
/** Small enough that of many callers some are being written while others are being answered. */
const BATCH_COUNT_MAX = 32;
const BATCH_PAYLOAD_BYTES_MAX = 1_000_000;

/** Which reports may be written together: no command may stand twice, and they must not be too many or too large. */
export function newReportBatch(): (request: ReportRequest) => boolean {
  const keys = new Set<string>();
  let count = 0;
  let payloadBytes = 0;
  return (request) => {
    const own = request.results.map(({ commandId }) => keyText(request, commandId));
    const length = request.results.reduce((sum, { result }) => sum + (result.payload?.byteLength ?? 0), 0);
    const isTooMuch = count + own.length > BATCH_COUNT_MAX || payloadBytes + length > BATCH_PAYLOAD_BYTES_MAX;
    if (count > 0 && (isTooMuch || own.some((key) => keys.has(key)))) {
      return false;
    }
    own.forEach((key) => keys.add(key));
    count += own.length;
    payloadBytes += length;
    return true;
  };
}

/** Takes the results of several reports. Waits for locks if told to. */
export async function writeReports(
  session: LaneSession,
  reports: readonly ReportRequest[],
  isWaiting: boolean,
): Promise<readonly ReportAnswer[]> {
  const items = reports
    .flatMap((report, index) => report.results.map((reported) => ({ report, reportOrdinal: index + 1, reported })))
    .toSorted(byKey);
  const locks = arrayOf(reports.map(({ lockKey }) => lockKey));
  const rows = await session.run(TAKE, [locks, isWaiting, ...columnsOf(items)]);
  const outcomes = outcomesOf(items, rows);
  return reports.map((report): ReportAnswer => {
    const own = report.results.flatMap((reported) => outcomes.get(reported) ?? []);
    return own.length < report.results.length ? { outcome: "held" } : { outcome: "reported", outcomes: own };
  });
}

/** By result; without those whose lock was not got. */
function outcomesOf(items: readonly Item[], rows: readonly Row[]): ReadonlyMap<ReportedResult, ReportOutcome> {
  const outcomes = new Map<ReportedResult, ReportOutcome>();
  for (const row of rows) {
    const item = items[numberOf(row, "ordinal") - 1];
    // What was taken comes first, and again among all others.
    if (item !== undefined && !outcomes.has(item.reported)) {
      outcomes.set(item.reported, outcomeOf(row, item));
    }
  }
  return outcomes;
}

function outcomeOf(row: Row, { report, reported: { commandId } }: Item): ReportOutcome {
  switch (numberOf(row, "outcome")) {
    case OUTCOME.executed:
      return { outcome: "executed", command: commandOf(row, report.nowMs) };
    case OUTCOME.knownAlready:
      return { outcome: "known-already", commandId };
    case OUTCOME.expired:
      return { outcome: "expired", commandId };
    default:
      return { outcome: "unknown", commandId };
  }
}

function columnsOf(items: readonly Item[]): readonly Parameter[] {
  const results = items.map(({ reported }) => reported.result);
  return [
    arrayOf(items.map(({ reportOrdinal }) => reportOrdinal)),
    arrayOf(items.map(({ report }) => textBytes(report.endpointId))),
    arrayOf(items.map(({ report }) => textBytes(report.commandType))),
    arrayOf(items.map(({ reported }) => reported.commandId)),
    arrayOf(items.map(({ report }) => wholeMs(report.nowMs))),
    arrayOf(results.map(({ statusCode }) => statusCode)),
    arrayOf(results.map(({ reasonPhrase }) => optionalTextBytes(reasonPhrase))),
    arrayOf(results.map(({ payload }) => bytes(payload))),
    arrayOf(results.map(({ appVersionName }) => textBytes(appVersionName))),
  ];
}

function keyText({ endpointId, commandType }: ReportRequest, commandId: number): string {
  return JSON.stringify([endpointId, commandType, commandId]);
}

function byKey(one: Item, other: Item): number {
  return (
    compare(one.report.endpointId, other.report.endpointId) ||
    compare(one.report.commandType, other.report.commandType) ||
    one.reported.commandId - other.reported.commandId
  );
}

function compare(one: string, other: string): number {
  return Number(one > other) - Number(one < other);
}

/** Takes what endpoints report. */
export class Reporting {
  readonly #lanes: WritingLanes<ReportRequest, ReportAnswer>;

  constructor(lanes: WritingLanes<ReportRequest, ReportAnswer>) {
    this.#lanes = lanes;
  }

  /** As the port has it. */
  async report(
    report: { readonly endpointId: string; readonly commandType: string; readonly nowMs: number },
    results: readonly ReportedResult[],
  ): Promise<readonly ReportOutcome[]> {
    const first = new Map<number, ReportedResult>();
    for (const reported of results) {
      if (isInteger32(reported.commandId) && !first.has(reported.commandId)) {
        first.set(reported.commandId, reported);
      }
    }
    const outcomes = new Map<number, ReportOutcome>();
    if (first.size > 0) {
      const distinct = [...first.values()];
      const taken = await this.#take({ ...report, results: distinct, lockKey: lockKeyOf(report.endpointId) });
      distinct.forEach(({ commandId }, index) =>
        outcomes.set(commandId, taken[index] ?? { outcome: "unknown", commandId }),
      );
    }
    return results.map((reported) => {
      const { commandId } = reported;
      const outcome = outcomes.get(commandId) ?? { outcome: "unknown", commandId };
      const isRepeated = first.get(commandId) !== reported;
      return isRepeated && outcome.outcome === "executed" ? { outcome: "known-already", commandId } : outcome;
    });
  }

  async #take(request: ReportRequest): Promise<readonly ReportOutcome[]> {
    const answer = await this.#lanes.submit(request.endpointId, request);
    if (answer.outcome === "held") {
      throw new StoreUnavailableError(`Endpoint "${request.endpointId}" stayed locked.`);
    }
    return answer.outcomes;
  }
}
