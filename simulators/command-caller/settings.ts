/** What a replica of a command caller has to be told. */
export interface CommandCallerSettings {
  /** The service instance name of the agent, to which requests go. */
  readonly agentInstanceName: string;
  /** The port of its REST interface; 0 lets the system choose. */
  readonly port: number;
  /** Its own service instance name, by which its REST interface is called; "command-caller" unless told otherwise. */
  readonly instanceName?: string;
  /** Its replica id, to which results are directed; an identifier of the runtime unless told otherwise. */
  readonly replicaId?: string;
}
