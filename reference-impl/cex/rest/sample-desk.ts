import type { BatchTask, Command, CommandResult, CommandStore } from "../store/index.ts";
import type { BatchRequest, CommandDesk, EndpointPlace, InvocationRequest, Invoked } from "./ports.ts";

/** A desk for tests: it knows what it is told, and executes what `execute` says. */
export class SampleDesk implements CommandDesk {
  readonly known = new Map<string, EndpointPlace>();
  readonly filters = new Map<string, readonly EndpointPlace[]>();
  /** What every method rejects with, if anything. */
  failure: Error | undefined;
  /** What endpoints make of commands; undefined if they do not answer. */
  execute: (request: InvocationRequest) => CommandResult | undefined = () => undefined;
  readonly invocations: InvocationRequest[] = [];
  readonly batches: BatchRequest[] = [];
  readonly #store: CommandStore;
  readonly #now: () => number;

  constructor(store: CommandStore, now: () => number) {
    this.#store = store;
    this.#now = now;
  }

  /** Endpoints of an application are there from now on. */
  register(tenantId: string, applicationName: string, ...endpointIds: readonly string[]): readonly EndpointPlace[] {
    const places = endpointIds.map((endpointId) => {
      const place = { endpointId, appVersionName: `${applicationName}-v1`, applicationName, tenantId };
      this.known.set(endpointId, place);
      return place;
    });
    return places;
  }

  async place(endpointId: string): Promise<EndpointPlace | undefined> {
    this.#assertUp();
    return this.known.get(endpointId);
  }

  async places(endpointIds: readonly string[]): Promise<ReadonlyMap<string, EndpointPlace>> {
    this.#assertUp();
    return new Map([...this.known].filter(([endpointId]) => endpointIds.includes(endpointId)));
  }

  async filtered(filterId: string): Promise<readonly EndpointPlace[] | undefined> {
    this.#assertUp();
    return this.filters.get(filterId);
  }

  async isApplication(tenantId: string, applicationName: string): Promise<boolean> {
    this.#assertUp();
    const isIt = (place: EndpointPlace) => place.tenantId === tenantId && place.applicationName === applicationName;
    return [...this.known.values()].some(isIt);
  }

  async invoke(request: InvocationRequest): Promise<Invoked> {
    this.#assertUp();
    this.invocations.push(request);
    const { place, commandType, payload, ttlMs } = request;
    const { endpointId, tenantId, applicationName } = place;
    const added = await this.#store.add(
      {
        endpointId,
        tenantId,
        applicationName,
        commandType,
        payload,
        commandId: undefined,
        ...this.#times(ttlMs),
        origin: { kind: "rest", replicaId: "one" },
      },
      async () => {},
    );
    if (added.outcome !== "added") {
      throw new Error("an identifier was taken already");
    }
    return { command: added.command, executed: this.#executed(request, added.command) };
  }

  async invokeBatch(request: BatchRequest): Promise<BatchTask> {
    this.#assertUp();
    this.batches.push(request);
    const { places, ttlMs, ...task } = request;
    const { tenantId, applicationName, commandType, payload } = task;
    const times = this.#times(ttlMs);
    const commands = places.map(({ endpointId }) => ({
      endpointId,
      tenantId,
      applicationName,
      commandType,
      payload,
      ...times,
    }));
    return this.#store.addBatch({ ...task, createdAtMs: times.createdAtMs }, commands, async () => {});
  }

  async #executed(request: InvocationRequest, command: Command): Promise<Command | undefined> {
    const result = this.execute(request);
    if (result === undefined) {
      return undefined;
    }
    const [outcome] = await this.#store.report({ ...command, nowMs: this.#now() }, [
      { commandId: command.commandId, result },
    ]);
    return outcome?.outcome === "executed" ? outcome.command : undefined;
  }

  #times(ttlMs: number) {
    const createdAtMs = this.#now();
    return { createdAtMs, deadlineMs: createdAtMs + ttlMs, isSentOnce: ttlMs === 0 };
  }

  #assertUp(): void {
    if (this.failure !== undefined) {
      throw this.failure;
    }
  }
}
