import type { RawReadings } from "../../protocol/raw-2017/index.ts";
import type { Runtime } from "../../runtime/index.ts";
import type { HttpTransport, MessageBus } from "../../transport/index.ts";

/** What a configuration data provider of 2017 has to be told. */
export interface Raw2017ProviderSettings {
  /** Its service instance name, which is also its queue group and the name under which it serves HTTP. */
  readonly instanceName: string;
  /** The port of its REST interface; 0 lets the system choose. */
  readonly port: number;
  /** The kind of configurations that it is there for; `json` unless told otherwise. */
  readonly contentType?: string;
  /** The replica id in its events; an identifier of the runtime unless told otherwise. */
  readonly replicaId?: string;
  /** The only CMX whose `updated` events are noted; unless told otherwise, all are. */
  readonly consumerInstanceName?: string;
  /** The service whose configurations it takes over if they are of its content type; none unless named. */
  readonly originatorInstanceName?: string;
  readonly readings?: RawReadings;
}

/** What an originator of configurations has to be told. */
export interface Raw2017OriginatorSettings {
  /** Its service instance name, and the name under which it serves HTTP. */
  readonly instanceName: string;
  /** The port of its REST interface; 0 lets the system choose. */
  readonly port: number;
  /** The replica id in its events; an identifier of the runtime unless told otherwise. */
  readonly replicaId?: string;
  readonly readings?: RawReadings;
}

/** What both are made to run with. */
export interface Raw2017Ports {
  readonly bus: MessageBus;
  readonly http: HttpTransport;
  readonly runtime: Runtime;
}
