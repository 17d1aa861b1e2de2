/** A simulator that is running. Closing it ends what it serves and leaves the ports that it was given open. */
export interface StartedSimulator extends AsyncDisposable {
  /** Where its REST interface answers, without a trailing slash. */
  readonly baseUrl: string;
  close(): Promise<void>;
}
