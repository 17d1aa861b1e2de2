/** A `nats-server` that can be started, and has not been. */
export type FoundNatsServer =
  | {
      readonly kind: "program";
      readonly programPath: string;
      /** Variables that the program needs beside the inherited ones. */
      readonly environment: Readonly<Record<string, string>>;
    }
  | {
      readonly kind: "container";
      /** Name and tag: `nats:2.10`. */
      readonly image: string;
    };

/** A running `nats-server` that belongs to this process. It ends with the process, however that dies. */
export interface StartedNatsServer extends AsyncDisposable {
  /** `nats://127.0.0.1:40123` */
  readonly url: string;
  readonly port: number;
  /** The server's own process; undefined for a container. */
  readonly processId: number | undefined;
  /** Ends the server; resolves when it is gone. May be called again. */
  stop(): Promise<void>;
}
