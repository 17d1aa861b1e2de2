/** What an endpoint register has to be told. */
export interface EndpointRegisterSettings {
  /** The port of its REST interface; 0 lets the system choose. */
  readonly port: number;
  /** Its service instance name, the originator of lifecycle events; "epr" unless told otherwise. */
  readonly instanceName?: string;
  /** Its replica id in lifecycle events; an identifier of the runtime unless told otherwise. */
  readonly replicaId?: string;
}
