/** How a provider says what became of a request (5/CMX2CDP, "Problems and possible solutions", 4). */
export const STATUS_OK = 0;
/** The provider failed. */
export const STATUS_FAIL = 1;
/** There is no configuration. */
export const STATUS_NO_CONTENT = 2;

/** The three status codes. */
export type StatusCode = typeof STATUS_OK | typeof STATUS_FAIL | typeof STATUS_NO_CONTENT;
