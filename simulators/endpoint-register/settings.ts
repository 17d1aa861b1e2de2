/** What an endpoint register has to be told. */
export interface EndpointRegisterSettings {
  /** The port of its REST interface; 0 lets the system choose. */
  readonly port: number;
}
