import { jsonObjectText } from "../../../protocol/json/index.ts";
import type { BatchCommands, BatchCounts, BatchTask, CommandKey } from "../store/index.ts";
import { assertAnswerable, jsonArrayText, payloadText, timestampText } from "./command-descriptor.ts";
import { assertListable } from "./command-pages.ts";
import { assertedCommandType, assertedFilterId, noBatch, taskIdOf } from "./names.ts";
import { jsonAnswer } from "./rest-answer.ts";
import type { Operation, OperationParts, RestCall } from "./rest-call.ts";

/** By what batches can be sorted. */
export const BATCH_SORT_FIELDS = ["commandType", "filterId", "createdAt", "taskId"] as const;
/** In which order. */
export const SORT_ORDERS = ["ASC", "DESC"] as const;
/** How many batches are listed at a time, and are unless told otherwise. */
export const BATCH_LIMIT = { minimum: 1, maximum: 200, usual: 20 };
/** How many batches can be passed over. */
export const BATCH_OFFSET_MAX = 1_000_000_000;

/** Lists the batches of an application. */
export function listBatchTasks(parts: OperationParts): Operation {
  return async (call) => {
    const { query } = call;
    const applicationName = query.required("appName");
    const { tenantId } = await assertListable(call, applicationName, parts);
    const { content, totalElements } = await parts.store.batches({
      tenantId,
      applicationName,
      ...chosenBy(call, parts),
      sortBy: query.oneOf("sortBy", BATCH_SORT_FIELDS, "createdAt"),
      sortOrder: query.oneOf("sortOrder", SORT_ORDERS, "DESC"),
      offset: query.integer("offset", { minimum: 0, maximum: BATCH_OFFSET_MAX }, 0),
      limit: query.integer("limit", BATCH_LIMIT, BATCH_LIMIT.usual),
      nowMs: parts.clock.now(),
    });
    assertAnswerable(content.map(({ payload }) => payload));
    return jsonAnswer(
      jsonObjectText([
        ["totalElements", String(totalElements)],
        ["content", jsonArrayText(content.map(describeBatch))],
      ]),
    );
  };
}

/** Lists the commands of a batch by their states. */
export function getBatchTask(parts: OperationParts): Operation {
  return async (call) => {
    const applicationName = call.query.required("appName");
    const { tenantId } = await assertListable(call, applicationName, parts);
    const taskId = taskIdOf(call.path["taskId"] ?? "");
    const commands =
      taskId === undefined
        ? undefined
        : await parts.store.batch({ tenantId, applicationName, taskId }, parts.clock.now());
    if (commands === undefined) {
      throw noBatch();
    }
    return jsonAnswer(JSON.stringify(batchMembers(commands)));
  };
}

function chosenBy({ query }: RestCall, { settings }: OperationParts) {
  const commandType = query.text("commandType");
  const filterId = query.text("filterId");
  return {
    ...(commandType === undefined
      ? {}
      : { commandType: assertedCommandType(commandType, settings.commandTypePattern) }),
    ...(filterId === undefined ? {} : { filterId: assertedFilterId(filterId) }),
  };
}

function describeBatch(task: BatchTask & BatchCounts): string {
  return jsonObjectText([
    ["taskId", String(task.taskId)],
    ["filterId", JSON.stringify(task.filterId ?? null)],
    ["commandType", JSON.stringify(task.commandType)],
    ["requestPayload", payloadText(task.payload)],
    ["createdAt", timestampText(task.createdAtMs)],
    ["pendingCount", String(task.pending)],
    ["executedCount", String(task.executed)],
    ["expiredCount", String(task.expired)],
  ]);
}

function batchMembers({ EXECUTED, EXPIRED, PENDING }: BatchCommands) {
  const describe = ({ endpointId, commandId }: CommandKey) => ({ endpointId, commandId });
  return { executed: EXECUTED.map(describe), expired: EXPIRED.map(describe), pending: PENDING.map(describe) };
}
