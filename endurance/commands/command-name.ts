/** What names a command, for callers and endpoints alike. */
export interface CommandName {
  readonly endpointId: string;
  readonly commandType: string;
  readonly commandId: number;
}

/** The name as one word, by which commands are counted and found. */
export function wordOf({ endpointId, commandType, commandId }: CommandName): string {
  return `${endpointId}/${commandType}/${commandId}`;
}
