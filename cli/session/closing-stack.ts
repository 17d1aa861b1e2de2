/** What has to be ended when a run is over, whichever way it goes. The last started ends first. */
export class ClosingStack {
  readonly #closing: (() => Promise<void>)[] = [];

  /** Remembers how to end something that was just started. */
  push(close: () => Promise<void>): void {
    this.#closing.push(close);
  }

  /** Ends everything, also if ending one of them fails; then rejects with the first failure. */
  async closeAll(): Promise<void> {
    const failures: unknown[] = [];
    for (let close = this.#closing.pop(); close !== undefined; close = this.#closing.pop()) {
      await close().catch((cause: unknown) => failures.push(cause));
    }
    if (failures.length > 0) {
      throw failures[0];
    }
  }
}
