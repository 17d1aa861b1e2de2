import { createLocalJWKSet, type JWK, type JWTVerifyGetKey } from "jose";
import { type Decoded, jsonParser } from "../../../protocol/json/index.ts";
import { type RequestParts, readOverHttp } from "../bounded-request.ts";
import { SharedFetch } from "../shared-fetch.ts";
import { discoverIssuer } from "./issuer-metadata.ts";

/** How long keys hold while an issuer does not answer. */
const OUTAGE_MS_MAX = 3_600_000;
/** How long nobody tries again after keys could not be fetched. */
const FAILURE_PAUSE_MS = 2_000;
const KEYS_MAX = 100;

/** When keys are fetched. */
export interface KeyTimes {
  readonly keysAgeMsMax: number;
  readonly unknownKeyPauseMs: number;
}

interface KnownKeys {
  readonly find: JWTVerifyGetKey;
  readonly ids: ReadonlySet<string | undefined>;
  readonly fetchedAtMs: number;
}

const parse = jsonParser<{ readonly keys: readonly JWK[] }>("key set", {
  type: "object",
  required: ["keys"],
  properties: {
    keys: {
      type: "array",
      maxItems: KEYS_MAX,
      items: { type: "object", required: ["kty"], properties: { kty: { type: "string" }, kid: { type: "string" } } },
    },
  },
});

/**
 * The public keys of one issuer (RFC 7517), by its discovery document. They are fetched anew when they have become old,
 * and when a token names one that is not among them, but for that only once in a while, since anybody can make up names.
 */
export class IssuerKeys {
  readonly #parts: RequestParts;
  readonly #issuer: string;
  readonly #times: KeyTimes;
  readonly #fetch = new SharedFetch(() => this.#fetchAll());
  #known: KnownKeys | undefined;
  #askedForUnknownAtMs = Number.NEGATIVE_INFINITY;
  #failedAtMs = Number.NEGATIVE_INFINITY;
  #problem: string | undefined;

  constructor(parts: RequestParts, issuer: string, times: KeyTimes) {
    this.#parts = parts;
    this.#issuer = issuer;
    this.#times = times;
  }

  /** Why the keys could not be fetched the last time, if they could not. */
  get problem(): string | undefined {
    return this.#problem;
  }

  /** The keys by which a token may be verified that names `kid`; a problem if none could be had. Never rejects. */
  async forToken(kid: string | undefined): Promise<Decoded<JWTVerifyGetKey>> {
    if (this.#isOlderThan(this.#times.keysAgeMsMax)) {
      await this.#fetchUnlessJustFailed();
    } else if (!this.#isKnown(kid) && this.#mayAskForUnknown()) {
      this.#askedForUnknownAtMs = this.#parts.clock.now();
      await this.#fetch.get();
    }
    const known = this.#isOlderThan(OUTAGE_MS_MAX) ? undefined : this.#known;
    if (known === undefined || (!this.#isKnown(kid) && this.#problem !== undefined)) {
      return { ok: false, problem: this.#problem ?? "the keys of the issuer are too old" };
    }
    return { ok: true, value: known.find };
  }

  async #fetchUnlessJustFailed(): Promise<void> {
    if (this.#parts.clock.now() - this.#failedAtMs >= FAILURE_PAUSE_MS) {
      await this.#fetch.get();
    }
  }

  #isKnown(kid: string | undefined): boolean {
    return kid === undefined || this.#known?.ids.has(kid) === true;
  }

  #mayAskForUnknown(): boolean {
    return this.#parts.clock.now() - this.#askedForUnknownAtMs >= this.#times.unknownKeyPauseMs;
  }

  #isOlderThan(ageMs: number): boolean {
    return this.#known === undefined || this.#parts.clock.now() - this.#known.fetchedAtMs >= ageMs;
  }

  async #fetchAll(): Promise<void> {
    const metadata = await discoverIssuer(this.#parts, this.#issuer);
    const body = metadata.ok ? await readOverHttp(this.#parts, metadata.value.keysUrl) : metadata;
    const set = body.ok ? parse(body.value) : body;
    this.#problem = set.ok ? undefined : set.problem;
    if (!set.ok) {
      this.#failedAtMs = this.#parts.clock.now();
    } else {
      const { keys } = set.value;
      const ids = new Set(keys.map(({ kid }) => kid));
      this.#known = { find: createLocalJWKSet({ keys: [...keys] }), ids, fetchedAtMs: this.#parts.clock.now() };
    }
  }
}
