/** The statuses by which a simulator refuses a REST request. */
export type RestErrorStatus = 400 | 401 | 403 | 404 | 405 | 409 | 412 | 413 | 415 | 503;

/** A REST request that is refused. The message says what was found, where, and what to do. */
export class RestError extends Error {
  override readonly name = "RestError";
  readonly status: RestErrorStatus;

  constructor(status: RestErrorStatus, message: string) {
    super(message);
    this.status = status;
  }
}
