import { type Decoded, jsonParser } from "../../../protocol/json/index.ts";
import { type RequestParts, readOverHttp } from "../bounded-request.ts";
import { SharedFetch } from "../shared-fetch.ts";
import { discoverIssuer } from "./issuer-metadata.ts";
import type { SystemClient } from "./security-settings.ts";

/** How long before its end a token is no longer used: it has to hold until the other side has looked at it. */
const MARGIN_MS = 10_000;
/** The share of a token's life after which another one is fetched, for tokens that live shorter than the margin allows. */
const USED_SHARE = 0.8;

interface TokenResponse {
  readonly access_token: string;
  readonly expires_in?: number;
}

const parse = jsonParser<TokenResponse>("token response", {
  type: "object",
  required: ["access_token"],
  properties: {
    access_token: { type: "string", minLength: 1, maxLength: 100_000, pattern: "^[!-~]+$" },
    expires_in: { type: "number" },
  },
});

/** A service's own access token at one issuer, by the client credentials grant (RFC 6749, section 4.4). */
export class ServiceToken {
  readonly #parts: RequestParts;
  readonly #client: SystemClient;
  readonly #fetch = new SharedFetch(() => this.#fetchToken());
  #token: string | undefined;
  #usedUntilMs = Number.NEGATIVE_INFINITY;

  constructor(parts: RequestParts, client: SystemClient) {
    this.#parts = parts;
    this.#client = client;
  }

  /** A token that holds for a while, the same one as long as it does. Never rejects. */
  async get(): Promise<Decoded<string>> {
    return this.#token !== undefined && this.#parts.clock.now() < this.#usedUntilMs
      ? { ok: true, value: this.#token }
      : this.#fetch.get();
  }

  /** The other side did not accept this token; it is not given out again. */
  dismiss(token: string): void {
    if (this.#token === token) {
      this.#token = undefined;
    }
  }

  async #fetchToken(): Promise<Decoded<string>> {
    const { issuer, clientId, clientSecret } = this.#client;
    const metadata = await discoverIssuer(this.#parts, issuer);
    if (!metadata.ok) {
      return metadata;
    }
    const askedAtMs = this.#parts.clock.now();
    const body = await readOverHttp(this.#parts, metadata.value.tokenEndpoint, {
      method: "POST",
      headers: {
        authorization: `Basic ${Buffer.from(`${formEncoded(clientId)}:${formEncoded(clientSecret)}`).toString("base64")}`,
        "content-type": "application/x-www-form-urlencoded",
      },
      body: "grant_type=client_credentials",
    });
    const response = body.ok ? parse(body.value) : body;
    if (!response.ok) {
      return { ok: false, problem: `no token of ${issuer} for the client "${clientId}": ${response.problem}` };
    }
    const { access_token: token, expires_in: lifetimeS = 0 } = response.value;
    this.#token = token;
    this.#usedUntilMs = askedAtMs + Math.max(lifetimeS * 1_000 - MARGIN_MS, 0);
    if (lifetimeS * 1_000 < MARGIN_MS / (1 - USED_SHARE)) {
      this.#usedUntilMs = askedAtMs + lifetimeS * 1_000 * USED_SHARE;
    }
    return { ok: true, value: token };
  }
}

/** As RFC 6749, section 2.3.1 wants both parts before they are joined. */
function formEncoded(text: string): string {
  return new URLSearchParams({ "": text }).toString().slice(1);
}
