/** A PostgreSQL that somebody else runs. Closing it does nothing. */
export interface GivenPostgresql extends AsyncDisposable {
  readonly kind: "given";
  /** As it was given. */
  readonly url: string;
  close(): Promise<void>;
}

/**
 * A running PostgreSQL that belongs to this process. It ends with the process, however that dies, and its data with
 * it. `kill`, `restart` and `close` wait for one another.
 */
export interface EmbeddedPostgresql extends AsyncDisposable {
  readonly kind: "embedded";
  /** Of a superuser and the database `postgres`: `postgres://kaaliper:…@127.0.0.1:21234/postgres`. Never changes. */
  readonly url: string;
  readonly port: number;
  /** The server's main process; undefined while it does not run. */
  readonly processId: number | undefined;
  /** Kills the server as a crash would; resolves when it is gone. It stays away until `restart`. */
  kill(): Promise<void>;
  /**
   * Starts the server anew with its data and on its port, ending it orderly before if it runs. Resolves when it
   * serves. Rejects with `DatabaseStartError`; may be tried again then.
   */
  restart(): Promise<void>;
  /** Ends the server and removes its data; resolves when both are gone. May be called again. */
  close(): Promise<void>;
}

/** A PostgreSQL that serves. */
export type StartedPostgresql = GivenPostgresql | EmbeddedPostgresql;
