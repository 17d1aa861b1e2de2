import type { Random } from "../../runtime/index.ts";
import { CexReplica, type CexSurroundings } from "../processes/index.ts";

/** Where callers look for a replica, whether or not it runs. */
export type ReplicaPlace = Pick<CexReplica, "replicaId" | "restUrl" | "managementUrl">;

/** Replicas of CEX, each of which may be killed and replaced. Disposing of them ends them. */
export class CexSlots implements AsyncDisposable {
  readonly #surroundings: CexSurroundings;
  readonly #random: Random;
  readonly #replicas: CexReplica[] = [];
  #started = 0;

  constructor(surroundings: CexSurroundings, random: Random) {
    this.#surroundings = surroundings;
    this.#random = random;
  }

  /** Adds so many, and resolves when they are ready. */
  async start(count: number): Promise<void> {
    const starting = Array.from({ length: count }, () => CexReplica.start(this.#surroundings, this.#nextName()));
    this.#replicas.push(...(await Promise.all(starting)));
  }

  /** Of one that was killed, the place where it was, until another one takes over. */
  get places(): readonly ReplicaPlace[] {
    return this.#replicas;
  }

  /** Kills the replicas of these numbers, counted from 0, at the same time; resolves when they are gone. */
  async kill(numbers: readonly number[]): Promise<void> {
    const killed = this.#replicas.filter((_replica, number) => numbers.includes(number));
    await Promise.all(killed.map((replica) => replica.kill()));
  }

  /**
   * Starts others in the place of those that were killed, and resolves when they are ready. By chance one bears the
   * name of the one before, as where places have names, or a new one.
   */
  async replace(numbers: readonly number[]): Promise<void> {
    const starting = numbers.map(async (number) => {
      const before = this.#replicas[number]?.replicaId.replace("cex-", "");
      const name = this.#random.integer(0, 1) === 0 ? before : undefined;
      this.#replicas[number] = await CexReplica.start(this.#surroundings, name ?? this.#nextName());
    });
    await Promise.all(starting);
  }

  /** Why they do not all run; empty if they do. */
  get ends(): readonly string[] {
    return this.#replicas.flatMap(({ end }) => end ?? []);
  }

  /** What they wrote last. */
  get lastWords(): string {
    return this.#replicas.map(({ lastWords }) => lastWords).join("\n");
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.#replicas.map((replica) => replica[Symbol.asyncDispose]()));
  }

  #nextName(): string {
    this.#started += 1;
    return String(this.#started);
  }
}
