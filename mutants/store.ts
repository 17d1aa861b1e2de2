import { type CexRules, type CommandStore, type OpenStore, openStore } from "../reference-impl/cex/index.ts";

/** A command that is stored. */
export type Command = Parameters<CexRules["describeCommand"]>[0];
/** What tells a command apart. */
export type CommandKey = Pick<Command, "endpointId" | "commandType" | "commandId">;
/** What a store does in a way of its own; what is left out is done as it is. */
export type Methods = Partial<CommandStore>;

/** How many commands of an endpoint a mutant looks through. */
const LISTED_MAX = 1_000;

/** Opens the store that the settings name, with other methods in the place of some. */
export function alteredStore(alter: (store: CommandStore) => Methods): OpenStore {
  return async (settings, clock) => {
    const store = await openStore(settings, clock);
    return { ...delegatingStore(store), ...alter(store) };
  };
}

/** The commands of an endpoint that are in a state, the newest first; of all types if none is named. */
export async function commandsOf(
  store: Pick<CommandStore, "list">,
  query: { readonly endpointId: string; readonly commandType?: string | undefined; readonly nowMs: number },
  state: Command["state"],
): Promise<readonly Command[]> {
  const { endpointId, commandType, nowMs } = query;
  const commandTypes = commandType === undefined ? [] : [commandType];
  const commands = await store.list({ endpointId, commandTypes, limit: LISTED_MAX }, nowMs);
  return commands.filter((command) => command.state === state);
}

/** A text that tells commands apart. */
export function nameOf({ endpointId, commandType, commandId }: CommandKey): string {
  return `${endpointId}/${commandType}/${commandId}`;
}

function delegatingStore(store: CommandStore): CommandStore {
  return {
    add: (...given) => store.add(...given),
    addBatch: (...given) => store.addBatch(...given),
    report: (...given) => store.report(...given),
    deliverOutstanding: (...given) => store.deliverOutstanding(...given),
    endpointsWithOutstanding: (...given) => store.endpointsWithOutstanding(...given),
    rememberEndpoint: (...given) => store.rememberEndpoint(...given),
    forgetEndpoint: (...given) => store.forgetEndpoint(...given),
    findEndpoint: (...given) => store.findEndpoint(...given),
    find: (...given) => store.find(...given),
    findLast: (...given) => store.findLast(...given),
    findLastOfMany: (...given) => store.findLastOfMany(...given),
    list: (...given) => store.list(...given),
    page: (...given) => store.page(...given),
    remove: (...given) => store.remove(...given),
    batches: (...given) => store.batches(...given),
    batch: (...given) => store.batch(...given),
    expire: (...given) => store.expire(...given),
    purge: (...given) => store.purge(...given),
    countPending: (...given) => store.countPending(...given),
    enter: (...given) => store.enter(...given),
    beat: (...given) => store.beat(...given),
    leave: (...given) => store.leave(...given),
    takeSilent: (...given) => store.takeSilent(...given),
    probe: () => store.probe(),
    close: () => store.close(),
  };
}
