import type { PublishedKey } from "./signing-key.ts";

/** How many tokens are remembered; of older ones the signature is verified again. */
const REMEMBERED_MAX = 10_000;

/**
 * The tokens that were signed here, and with which key: of these, character by character, nobody has to verify the
 * signature. Whether a token still holds is another question.
 */
export class MadeTokens {
  readonly #keys = new Map<string, PublishedKey>();

  /** Notes that `token` was signed with `key`. */
  add(token: string, key: PublishedKey): void {
    this.#keys.set(token, key);
    if (this.#keys.size > REMEMBERED_MAX) {
      for (const oldest of this.#keys.keys()) {
        this.#keys.delete(oldest);
        break;
      }
    }
  }

  /** Whether exactly this token was signed here with one of `keys`. */
  isSignedWith(token: string, keys: readonly PublishedKey[]): boolean {
    const key = this.#keys.get(token);
    return key !== undefined && keys.includes(key);
  }
}
