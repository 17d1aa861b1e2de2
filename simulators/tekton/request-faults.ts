import type { Clock } from "../../runtime/index.ts";
import type { FaultOccasion, FaultRegistry } from "../control/index.ts";
import { Delays } from "./delays.ts";
import { type Answer, type Exchange, listingOf } from "./exchange.ts";
import { occasionsOf } from "./occasions.ts";
import type { StateReader } from "./state-reader.ts";
import type { TektonFaults } from "./tekton-faults.ts";

/** What request faults work with. */
export interface RequestFaultsParts {
  readonly faults: FaultRegistry<TektonFaults>;
  readonly reader: StateReader;
  readonly clock: Clock;
}

/** Where an answer tells of many applications. */
const LISTS = ["/applications", "/app-configs", "/bulk"];

/** What is to happen in the place of an answer. */
export type Outcome = Answer | "broken connection";

/** Commits the faults that concern whole requests. */
export class RequestFaults {
  readonly #parts: RequestFaultsParts;
  readonly #delays: Delays;

  constructor(parts: RequestFaultsParts) {
    this.#parts = parts;
    this.#delays = new Delays(parts.clock);
  }

  /** Does the work, unless a fault comes before it, and spoils or delays the answer if one comes after it. */
  async around(exchange: Exchange, work: () => Promise<Answer>): Promise<Outcome> {
    const { faults } = this.#parts;
    // As things are now: the request may change them.
    const concerned = faults.isEmpty ? [] : this.#occasions(exchange);
    const occasions = () => concerned;
    const ending = exchange.request.method === "GET" ? "" : "-write";
    if (faults.takeAny(`broken-connection${ending}`, occasions) !== undefined) {
      return "broken connection";
    }
    const failing = faults.takeAny(`failing${ending}`, occasions);
    const answer = failing === undefined ? await work() : failed(failing.statusCode);
    const slow = faults.takeAny(`slow${ending}`, occasions);
    if (slow !== undefined) {
      await this.#delays.pass(slow.delayMs);
    }
    return ending === "" && answer.status === 200 ? this.#malformed(answer, occasions) : answer;
  }

  /** Lets every delay end at once. */
  close(): void {
    this.#delays.close();
  }

  #malformed(answer: Answer, occasions: () => readonly FaultOccasion[]): Answer {
    const { body } = answer;
    const isMalformed = body !== undefined && this.#parts.faults.takeAny("malformed-body", occasions) !== undefined;
    return isMalformed ? { ...answer, body: body.slice(0, Math.floor(body.length / 2)) } : answer;
  }

  #occasions(exchange: Exchange): readonly FaultOccasion[] {
    const { params, visitor, query, path, request } = exchange;
    const { appName, appVersionName } = params;
    if (appName === undefined) {
      const isList = request.method === "GET" && LISTS.includes(path);
      const listed = isList ? this.#parts.reader.listed(listingOf(exchange)) : [];
      const asked = { tenantId: query.get("tenantId") ?? visitor.tenantId };
      return [asked, ...listed.flatMap((application) => occasionsOf(application))];
    }
    const application = this.#parts.reader.peek(appName);
    return application === undefined
      ? [{ tenantId: visitor.tenantId, applicationName: appName, appVersionName }]
      : occasionsOf(application, appVersionName);
  }
}

function failed(statusCode: number): Answer {
  return { status: statusCode, body: JSON.stringify({ message: "this request was made to fail" }) };
}
