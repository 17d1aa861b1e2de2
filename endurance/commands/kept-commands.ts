import { systemClock } from "../../runtime/index.ts";
import { type AcceptedCall, numberIn } from "./call.ts";
import type { ReplicaPlace } from "./cex-slots.ts";
import { type CommandName, wordOf } from "./command-name.ts";
import { placeOf, type RestCaller } from "./rest-caller.ts";

/** What was found at the place of a command. */
export interface FoundCommand {
  readonly status: number;
  /** The number of the call that its result is for; undefined if there is no result. */
  readonly call: number | undefined;
  readonly text: string;
  readonly askedAtMs: number;
}

/** A command as the list of its application describes it. */
export interface DescribedCommand extends CommandName {
  readonly status: string;
  readonly createdAtMs: number;
  /** From its payload: the number of the call that it comes from, and how long it may live. */
  readonly call: number;
  readonly ttlMs: number;
}

/** Everything that CEX has to say in the end. */
export interface KeptCommands {
  /** By the number of the call. */
  readonly found: ReadonlyMap<number, FoundCommand>;
  readonly described: readonly DescribedCommand[];
}

const AT_A_TIME = 16;
const PAGE_SIZE = 200;
const PAGES_MAX = 5_000;

/** Asks for every command that was accepted, and for the list of all there are. Rejects if CEX does not tell. */
export async function readKeptCommands(
  reader: RestCaller,
  places: readonly ReplicaPlace[],
  { accepted, application }: { readonly accepted: readonly AcceptedCall[]; readonly application: string },
): Promise<KeptCommands> {
  const [first = { restUrl: "" }] = places;
  const found = new Map<number, FoundCommand>();
  const queue = accepted.values();
  const work = async (): Promise<void> => {
    for (const call of queue) {
      const { restUrl } = places[call.call % places.length] ?? first;
      found.set(call.call, await find(reader, restUrl, call));
    }
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, work));
  return { found, described: await describeAll(reader, first.restUrl, application) };
}

async function find(reader: RestCaller, restUrl: string, command: CommandName): Promise<FoundCommand> {
  const askedAtMs = systemClock.now();
  const { status, text } = await reader.get(restUrl, placeOf(command));
  return { status, text, askedAtMs, call: status === 200 ? numberIn(JSON.parse(text), "call") : undefined };
}

async function describeAll(
  reader: RestCaller,
  restUrl: string,
  application: string,
): Promise<readonly DescribedCommand[]> {
  const described: DescribedCommand[] = [];
  for (let page = 0; page < PAGES_MAX; page += 1) {
    const query = `page=${page}&size=${PAGE_SIZE}&sort=createdAt,asc`;
    const { status, text } = await reader.get(restUrl, `/api/v1/endpoints/commands/${application}?${query}`);
    const content = status === 200 ? contentOf(JSON.parse(text)) : undefined;
    if (content === undefined) {
      throw new Error(`page ${page} of the list of commands was answered ${status} with ${text.slice(0, 200)}`);
    }
    described.push(...content.map(readDescription));
    if (content.length < PAGE_SIZE) {
      return described;
    }
  }
  throw new Error(`there are more than ${PAGES_MAX} pages of commands`);
}

function contentOf(page: unknown): readonly unknown[] | undefined {
  const isPage = typeof page === "object" && page !== null && "content" in page;
  return isPage && Array.isArray(page.content) ? page.content : undefined;
}

function readDescription(value: unknown): DescribedCommand {
  const members = new Map<string, unknown>(typeof value === "object" && value !== null ? Object.entries(value) : []);
  const text = (key: string): string => String(members.get(key));
  const payload = members.get("requestPayload");
  const description = {
    endpointId: text("endpointId"),
    commandType: text("commandType"),
    commandId: numberIn(value, "commandId") ?? Number.NaN,
    status: text("status"),
    createdAtMs: Date.parse(text("createdAt")),
    call: numberIn(payload, "call") ?? Number.NaN,
    ttlMs: numberIn(payload, "ttlMs") ?? Number.NaN,
  };
  if ([description.commandId, description.createdAtMs, description.call, description.ttlMs].some(Number.isNaN)) {
    throw new Error(`the list describes ${wordOf(description)} as ${JSON.stringify(value)}, which cannot be read`);
  }
  return description;
}
