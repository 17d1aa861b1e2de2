/** The beginning of an answer as it came back. */
export interface RawAnswer {
  readonly status: number;
  readonly head: string;
  readonly body: string;
}

/** Takes an answer apart; undefined if nothing that is HTTP came back. */
export function rawAnswer(bytes: Uint8Array): RawAnswer | undefined {
  const text = Buffer.from(bytes)
    .toString("latin1")
    .replace(/^HTTP\/1\.1 1\d\d [^\r]*\r\n\r\n/, "");
  const [, status] = /^HTTP\/1\.1 (\d{3}) /.exec(text) ?? [];
  const end = text.indexOf("\r\n\r\n");
  return status === undefined || end === -1
    ? undefined
    : { status: Number(status), head: text.slice(0, end), body: text.slice(end + 4) };
}
