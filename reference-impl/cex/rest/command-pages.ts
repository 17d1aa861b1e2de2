import { jsonObjectText } from "../../../protocol/json/index.ts";
import type { PageQuery } from "../store/index.ts";
import { assertAnswerable, jsonArrayText, payloadsOf } from "./command-descriptor.ts";
import { noApplication } from "./names.ts";
import { assertedWord, type QueryParameters } from "./query-parameters.ts";
import { Refusal } from "./refusal.ts";
import { jsonAnswer } from "./rest-answer.ts";
import { commandTypesIn, type Operation, type OperationParts, type RestCall } from "./rest-call.ts";

/** How many commands a page may have, and has unless told otherwise. */
export const PAGE_SIZE = { minimum: 1, maximum: 200, usual: 20 };
/** The last page that can be asked for; they count from 0. */
export const PAGE_NUMBER_MAX = 1_000_000;
/** By what commands can be sorted. */
export const COMMAND_SORT_FIELDS = ["createdAt", "updatedAt", "commandType", "endpointId", "commandId"] as const;

type Sort = Pick<PageQuery, "sortBy" | "sortOrder">;

/** Lists the commands of an application, a page at a time. */
export function listCommandsOfApplication(parts: OperationParts): Operation {
  const { store, clock, settings, rules } = parts;
  return async (call) => {
    const { applicationName = "" } = call.path;
    const { tenantId } = await assertListable(call, applicationName, parts);
    const number = call.query.integer("page", { minimum: 0, maximum: PAGE_NUMBER_MAX }, 0);
    const size = call.query.integer("size", PAGE_SIZE, PAGE_SIZE.usual);
    const commandTypes = commandTypesIn(call, settings);
    const range = { offset: number * size, limit: size, nowMs: clock.now() };
    const { content, totalElements } = await store.page({
      tenantId,
      applicationName,
      commandTypes,
      ...range,
      ...sortOf(call.query),
    });
    assertAnswerable(payloadsOf(content));
    return jsonAnswer(pageText({ number, size, totalElements, texts: content.map(rules.describeCommand) }));
  };
}

/** The caller, if the application is there and they may list what its endpoints were asked. */
export async function assertListable(
  { caller }: RestCall,
  applicationName: string,
  { desk, rules }: Pick<OperationParts, "desk" | "rules">,
): Promise<RestCall["caller"]> {
  const isThere =
    rules.mayListCommands(caller, applicationName) && (await desk.isApplication(caller.tenantId, applicationName));
  if (!isThere) {
    throw noApplication();
  }
  return caller;
}

/** `field,asc`, `field,desc` or `field`, which is ascending; the newest first if nothing is said. */
function sortOf(query: QueryParameters): Sort {
  const [field = "", order = "asc", ...more] = (query.text("sort") ?? "createdAt,desc").split(",");
  if (more.length > 0) {
    throw new Refusal(400, "The parameter sort takes one field, and asc or desc after a comma");
  }
  const direction = assertedWord("sort", order.toLowerCase(), ["asc", "desc"]);
  return {
    sortBy: assertedWord("sort", field, COMMAND_SORT_FIELDS),
    sortOrder: direction === "asc" ? "ASC" : "DESC",
  };
}

interface PageParts {
  readonly number: number;
  readonly size: number;
  readonly totalElements: number;
  readonly texts: readonly string[];
}

function pageText({ number, size, totalElements, texts }: PageParts): string {
  const totalPages = Math.ceil(totalElements / size);
  return jsonObjectText([
    ["content", jsonArrayText(texts)],
    ["totalElements", String(totalElements)],
    ["totalPages", String(totalPages)],
    ["number", String(number)],
    ["size", String(size)],
    ["numberOfElements", String(texts.length)],
    ["first", String(number === 0)],
    ["last", String(number + 1 >= totalPages)],
    ["empty", String(texts.length === 0)],
  ]);
}
