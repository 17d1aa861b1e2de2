/** The statuses of requests that are not done (reading G5 for their bodies). */
export type RefusalStatus = 400 | 401 | 404 | 405 | 410 | 413 | 415 | 500 | 503;

/** Why a request is not done, in words for whoever sent it. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly status: RefusalStatus;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: RefusalStatus, message: string, headers: Readonly<Record<string, string>> = {}) {
    super(message);
    this.status = status;
    this.headers = headers;
  }
}
