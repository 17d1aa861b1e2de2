import type { Clock } from "../../../../runtime/index.ts";
import { type AddAnswer, Adding, type AddRequest, newAddBatch, writeAdded } from "./adding.ts";
import { BatchReads } from "./batch-reads.ts";
import { BatchStoring } from "./batch-storing.ts";
import type { Connector } from "./connector.ts";
import { Deliveries } from "./deliveries.ts";
import { Ending } from "./ending.ts";
import { EndpointTurns } from "./endpoint-turns.ts";
import { Endpoints } from "./endpoints.ts";
import { Liveness } from "./liveness.ts";
import { Outstanding } from "./outstanding.ts";
import { Reads } from "./reads.ts";
import { newReportBatch, type ReportAnswer, Reporting, type ReportRequest, writeReports } from "./reporting.ts";
import { SessionPool } from "./session-pool.ts";
import { WritingLanes } from "./writing-lanes.ts";

/** What the parts of a store are made with. */
export interface StorePartsOptions {
  readonly connector: Connector;
  readonly clock: Clock;
  readonly connections: number;
  readonly timeoutMs: number;
  readonly onProblem: (message: string) => void;
}

/** Three lanes write; the rest is divided into those that read, that hold endpoints, and that wait for endpoints. */
const LANE_COUNT = 3;
/** The least that works: one session for each. */
export const CONNECTIONS_MIN = LANE_COUNT + 3;

/** The parts of a store, each for some methods of the port, and the connections that they share. */
export class StoreParts {
  readonly pools: { readonly read: SessionPool; readonly alone: SessionPool; readonly waiting: SessionPool };
  readonly adding: Adding;
  readonly batchStoring: BatchStoring;
  readonly reporting: Reporting;
  readonly outstanding: Outstanding;
  readonly endpoints: Endpoints;
  readonly reads: Reads;
  readonly batchReads: BatchReads;
  readonly ending: Ending;
  readonly liveness: Liveness;
  readonly #connector: Connector;
  readonly #deliveries: Deliveries;
  readonly #lanes: readonly { close(): Promise<void> }[];

  constructor(options: StorePartsOptions) {
    const { connector, clock, timeoutMs, onProblem } = options;
    this.#connector = connector;
    this.#deliveries = new Deliveries(clock, timeoutMs);
    this.pools = poolsOf(options);
    const waitingPool = this.pools.waiting;
    const addLanes = () =>
      new WritingLanes<AddRequest, AddAnswer>({ connector, waitingPool, newBatch: newAddBatch, write: writeAdded });
    const lanes = { numbered: addLanes(), named: addLanes() };
    const reportLanes = new WritingLanes<ReportRequest, ReportAnswer>({
      connector,
      waitingPool,
      newBatch: newReportBatch,
      write: writeReports,
    });
    this.#lanes = [lanes.numbered, lanes.named, reportLanes];
    this.adding = new Adding(lanes, this.#deliveries);
    this.reporting = new Reporting(reportLanes);
    this.batchStoring = new BatchStoring(this.pools.alone, this.#deliveries, onProblem);
    const turns = new EndpointTurns(clock, timeoutMs);
    this.outstanding = new Outstanding(this.pools, turns, this.#deliveries);
    this.endpoints = new Endpoints(this.pools, turns);
    this.reads = new Reads(this.pools.read);
    this.batchReads = new BatchReads(this.pools.read);
    this.ending = new Ending(this.pools.read);
    this.liveness = new Liveness(this.pools.read);
  }

  /** Waits for what was begun, and ends all sessions. */
  async close(): Promise<void> {
    await Promise.all(this.#lanes.map((lane) => lane.close()));
    await this.batchStoring.allSent();
    await this.#deliveries.allSettled();
    await Promise.all(this.#lanes.map((lane) => lane.close()));
    await Promise.all(Object.values(this.pools).map((pool) => pool.close()));
    await this.#connector.close();
  }
}

function poolsOf({ connector, clock, connections, timeoutMs }: StorePartsOptions): StoreParts["pools"] {
  const left = connections - LANE_COUNT;
  const waitingSize = Math.max(1, Math.floor(left / 4));
  const aloneSize = Math.max(1, Math.floor((left - waitingSize) / 2));
  const poolOf = (size: number) => new SessionPool({ connector, clock, size, waitMs: timeoutMs });
  return { read: poolOf(left - waitingSize - aloneSize), alone: poolOf(aloneSize), waiting: poolOf(waitingSize) };
}
