/** Which replicas are alive. */
export class Replicas {
  readonly #aliveAtMs = new Map<string, number>();

  enter(replicaId: string, nowMs: number): "first" | "again" | "joined" {
    const isKnown = this.#aliveAtMs.has(replicaId);
    const isAlone = this.#aliveAtMs.size === 0;
    this.beat(replicaId, nowMs);
    if (isKnown) {
      return "again";
    }
    return isAlone ? "first" : "joined";
  }

  beat(replicaId: string, nowMs: number): void {
    this.#aliveAtMs.set(replicaId, nowMs);
  }

  leave(replicaId: string): void {
    this.#aliveAtMs.delete(replicaId);
  }

  /** Those that have not been alive since a time; they are not known any more. */
  takeSilent(aliveSinceMs: number): string[] {
    const silent = [...this.#aliveAtMs].filter(([, atMs]) => atMs < aliveSinceMs).map(([replicaId]) => replicaId);
    silent.forEach((replicaId) => this.leave(replicaId));
    return silent;
  }
}
