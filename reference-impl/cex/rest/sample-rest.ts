import assert from "node:assert/strict";
import type { Decoded } from "../../../protocol/json/index.ts";
import { type LogFields, seededIds, seededRandom, silentLogger } from "../../../runtime/index.ts";
import type { HttpHandler } from "../../../transport/index.ts";
import { type Caller, Tally, type Verification } from "../../service/index.ts";
import { type CommandResult, openMemoryStore } from "../store/index.ts";
import { openApiDocument } from "./open-api/index.ts";
import { type RestInterfaceParts, restInterface } from "./rest-interface.ts";
import type { RestSettings } from "./rest-settings.ts";
import { type ReadAnswer, SampleDescription } from "./sample-description.ts";
import { SampleDesk } from "./sample-desk.ts";

/** The settings of tests; payloads have little room, so that it can be used up. */
export const SAMPLE_SETTINGS: RestSettings = {
  awaitMsMax: 60_000,
  commandTtlMs: 60_000,
  commandTtlMsMax: 31_536_000_000,
  commandTypePattern: /^[A-Za-z0-9_-]+$/,
  payloadBytesMax: 1_000,
  locationPrefix: "/api/v1",
};

/** When tests begin. */
const SAMPLE_BEGINNING_MS = Date.UTC(2024, 0, 2, 3, 4, 5, 6);

/** The JSON of an answer. */
export function readWith<T>(parse: (body: Uint8Array) => Decoded<T>, text: string): T {
  const answer = parse(new TextEncoder().encode(text));
  assert.ok(answer.ok, text);
  return answer.value;
}

/** A request of a test. */
export interface SampleQuestion {
  readonly type?: string;
  readonly body?: string | Uint8Array<ArrayBuffer>;
  readonly headers?: Readonly<Record<string, string>>;
  /** Whose token is shown: "all" unless told otherwise, "" for nobody's. */
  readonly as?: string;
}

const DESCRIPTION = new SampleDescription(openApiDocument(SAMPLE_SETTINGS));

let count = 0;

/** A REST interface over a desk that does as it is told, every answer of which is held against its document. */
export class SampleRest {
  nowMs = SAMPLE_BEGINNING_MS;
  readonly logged: LogFields[] = [];
  readonly counts = { restAnswers: new Tally<number>() };
  readonly callers = new Map<string, Caller>([
    ["all", { tenantId: "a", permissions: "everything" }],
    ["other", { tenantId: "b", permissions: "everything" }],
    ["nothing", { tenantId: "a", permissions: [] }],
  ]);
  readonly store = openMemoryStore(`rest-${(count += 1)}`);
  readonly desk = new SampleDesk(this.store, () => this.nowMs);
  readonly description = DESCRIPTION;
  readonly #handler: HttpHandler;

  constructor(changes: Partial<RestInterfaceParts> = {}) {
    this.desk.register("a", "kettle", "e1", "e2");
    this.desk.register("b", "toaster", "foreign");
    const log = (_message: string, fields: LogFields = {}) => void this.logged.push(fields);
    this.#handler = restInterface({
      desk: this.desk,
      store: this.store,
      clock: { now: () => this.nowMs },
      security: { verify: async (authorization) => this.#verify(authorization) },
      ids: seededIds(seededRandom("rest")),
      logger: { ...silentLogger, warn: log, error: log },
      counts: this.counts,
      settings: SAMPLE_SETTINGS,
      ...changes,
    });
  }

  /** The caller `name` has the scope on the resource, and nothing else. */
  permit(name: string, rsname: string, ...scopes: readonly string[]): void {
    this.callers.set(name, { tenantId: "a", permissions: [{ rsname, scopes }] });
  }

  /** Endpoints execute whatever they are sent, with this result. */
  executeWith(payloadText: string | null, statusCode = 200, reasonPhrase: string | null = "Done"): void {
    const payload = payloadText === null ? null : new TextEncoder().encode(payloadText);
    const result: CommandResult = { statusCode, reasonPhrase, payload, appVersionName: "kettle-v1" };
    this.desk.execute = () => result;
  }

  /** Asks below a base and holds the answer against the document. */
  async ask(method: string, path: string, question: SampleQuestion = {}, base = "/cex/api/v1"): Promise<ReadAnswer> {
    const answer = await this.raw(method, `${base}${path}`, question);
    const operation = this.description.operationAt(method, path.replace(/\?.*/, ""));
    if (operation !== undefined) {
      this.description.assertDescribes(operation, answer);
    } else {
      assert.ok([404, 405].includes(answer.status), `${method} ${path}: ${answer.status}`);
      this.description.assertError(answer.text);
    }
    return answer;
  }

  /** Asks at a path, whatever is said of it. */
  async raw(method: string, path: string, { type, body, headers, as = "all" }: SampleQuestion = {}) {
    const request = new Request(`http://cex.memory${path}`, {
      method,
      headers: {
        ...(as === "" ? {} : { Authorization: `Bearer ${as}` }),
        ...(type === undefined ? {} : { "Content-Type": type }),
        ...headers,
      },
      // A text would bring a header of its own along.
      ...(body === undefined ? {} : { body: typeof body === "string" ? new TextEncoder().encode(body) : body }),
    });
    const response = await this.#handler(request);
    return { status: response.status, headers: response.headers, text: await response.text() };
  }

  #verify(authorization: string | undefined): Verification {
    const name = authorization?.replace("Bearer ", "") ?? "";
    if (name === "unknowable") {
      return { outcome: "unavailable", reason: "the issuer does not answer" };
    }
    const caller = this.callers.get(name);
    return caller === undefined ? { outcome: "refused", reason: "it is nobody's" } : { outcome: "verified", caller };
  }
}
