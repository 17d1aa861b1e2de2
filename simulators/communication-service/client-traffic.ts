/** An application message between a client and the service: an MQTT PUBLISH, an HTTP request or its response. */
export interface ClientTraffic {
  readonly transport: "mqtt" | "http";
  readonly direction: "fromClient" | "toClient";
  /** Names the MQTT connection, or the HTTP exchange, uniquely within a run of one replica. */
  readonly connection: string;
  /** The topic; or the path of the URL from `/kp1` on, the whole of it if it holds none. */
  readonly path: string;
  readonly payload: Uint8Array;
  /** Absent on HTTP. */
  readonly qos?: 0 | 1;
  /** The status of an HTTP response. */
  readonly status?: number;
  /** The endpoint token in the path, if there is one. */
  readonly token?: string;
}

/** Is told of every application message when it is taken up or sent. Called synchronously and in order. */
export type ClientTap = (event: ClientTraffic) => void;
