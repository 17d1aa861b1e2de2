import { type Clock, clockWaiter } from "../../runtime/index.ts";
import type { HttpTransport } from "../../transport/index.ts";
import { type Shape, shape } from "../control/index.ts";

/** What the register says of a token. */
export type TokenOwner =
  | { readonly kind: "endpoint"; readonly endpointId: string }
  | { readonly kind: "unknown" }
  | { readonly kind: "unavailable"; readonly problem: string };

/** How long the register may take before it counts as unavailable. */
export const REGISTER_ANSWER_TIMEOUT_MS = 5_000;

const ownerShape: Shape<{ readonly endpointId: string }> = shape({
  type: "object",
  required: ["endpointId"],
  properties: { endpointId: { type: "string", minLength: 1 } },
});

/** Asks the endpoint register whom tokens stand for, each time anew. Never rejects. */
export class TokenDirectory {
  readonly #registerUrl: string;
  readonly #http: HttpTransport;
  readonly #clock: Clock;

  constructor(registerUrl: string, http: HttpTransport, clock: Clock) {
    this.#registerUrl = registerUrl;
    this.#http = http;
    this.#clock = clock;
  }

  async ownerOf(appVersionName: string, token: string): Promise<TokenOwner> {
    const path = `/api/v1/app-versions/${encodeURIComponent(appVersionName)}/tokens/${encodeURIComponent(token)}`;
    try {
      const asked = this.#ask(`${this.#registerUrl}${path}`);
      const waited = await clockWaiter(this.#clock).within(REGISTER_ANSWER_TIMEOUT_MS, asked);
      return waited.settled ? waited.value : unavailable(`no answer within ${REGISTER_ANSWER_TIMEOUT_MS} ms`);
    } catch (cause) {
      return unavailable(cause instanceof Error ? cause.message : String(cause));
    }
  }

  async #ask(url: string): Promise<TokenOwner> {
    const response = await this.#http.fetch(new Request(url));
    const body = await response.text();
    if (response.status === 404) {
      return { kind: "unknown" };
    }
    return response.status === 200
      ? { kind: "endpoint", endpointId: ownerShape.read(JSON.parse(body), `the answer of ${url}`).endpointId }
      : unavailable(`${url} answered ${response.status}`);
  }
}

function unavailable(problem: string): TokenOwner {
  return { kind: "unavailable", problem: `the endpoint register is unavailable: ${problem}` };
}
