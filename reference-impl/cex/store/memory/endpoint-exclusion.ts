import { StoreUnavailableError } from "../command-store.ts";

/** Pieces of work that may wait for one endpoint. */
const WAITING_MAX = 10_000;

/** Lets the next ones have the endpoint. To be called once. */
export type Release = () => void;

type Mode = "shared" | "exclusive";

interface Turn {
  readonly mode: Mode;
  readonly begin: () => void;
}

/** Who has an endpoint, and who waits for it. */
interface Line {
  sharers: number;
  isExclusive: boolean;
  readonly waiting: Turn[];
}

/**
 * Keeps what must not happen at the same time to one endpoint apart: many may share an endpoint, or one has it alone.
 * First come, first served, so that nobody waits for ever. Endpoints do not wait for each other.
 */
export class EndpointExclusion {
  readonly #lines = new Map<string, Line>();

  /** Resolves when nobody has the endpoint alone. Rejects with a `StoreUnavailableError` if too many wait. */
  share(endpointId: string): Promise<Release> {
    return this.#take(endpointId, "shared");
  }

  /** The same for several endpoints at once, which are had together or not at all. */
  async shareAll(endpointIds: readonly string[]): Promise<readonly Release[]> {
    // All stand in line before anybody else does, so that two of these never wait for each other.
    const turns = endpointIds.map((endpointId) => this.share(endpointId));
    try {
      return await Promise.all(turns);
    } catch (cause) {
      const taken = await Promise.allSettled(turns);
      taken.forEach((turn) => turn.status === "fulfilled" && turn.value());
      throw cause;
    }
  }

  /** Resolves when nobody else has the endpoint. Rejects with a `StoreUnavailableError` if too many wait. */
  takeAlone(endpointId: string): Promise<Release> {
    return this.#take(endpointId, "exclusive");
  }

  async #take(endpointId: string, mode: Mode): Promise<Release> {
    const line = this.#lineOf(endpointId);
    if (line.waiting.length >= WAITING_MAX) {
      const explanation = `${WAITING_MAX} pieces of work wait for endpoint ${endpointId}; does a delivery never settle?`;
      throw new StoreUnavailableError(explanation);
    }
    await new Promise<void>((begin) => {
      line.waiting.push({ mode, begin });
      admit(line);
    });
    return () => this.#release(endpointId, line, mode);
  }

  #lineOf(endpointId: string): Line {
    const known = this.#lines.get(endpointId);
    if (known !== undefined) {
      return known;
    }
    const line = { sharers: 0, isExclusive: false, waiting: [] };
    this.#lines.set(endpointId, line);
    return line;
  }

  #release(endpointId: string, line: Line, mode: Mode): void {
    if (mode === "shared") {
      line.sharers -= 1;
    } else {
      line.isExclusive = false;
    }
    admit(line);
    if (line.sharers === 0 && !line.isExclusive) {
      this.#lines.delete(endpointId);
    }
  }
}

/** Lets in whoever may come in now. Nobody overtakes. */
function admit(line: Line): void {
  for (let next = line.waiting[0]; next !== undefined && mayBegin(line, next.mode); next = line.waiting[0]) {
    line.waiting.shift();
    if (next.mode === "shared") {
      line.sharers += 1;
    } else {
      line.isExclusive = true;
    }
    next.begin();
  }
}

function mayBegin(line: Line, mode: Mode): boolean {
  return !line.isExclusive && (mode === "shared" || line.sharers === 0);
}
