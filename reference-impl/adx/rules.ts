import { type AttributeQuery, parseAttributeQuery, QUERY_RESOURCE_PATH } from "../../protocol/adx/index.ts";
import type { ClientData } from "../../protocol/esp/index.ts";
import { extensionRules, tokenRules } from "../service/index.ts";
import { type Accepted, refused } from "./accepted.ts";
import { mayAccess } from "./access.ts";
import { findAttribute } from "./attribute.ts";
import { attributeAnswer } from "./attribute-answer.ts";

/** Reads a client's message as a query; what is wrong with it becomes an error answer (reading G6). */
function acceptQuery({ resourcePath, payload }: ClientData): Accepted<AttributeQuery> {
  if (resourcePath !== QUERY_RESOURCE_PATH) {
    return refused(404, `No resource ${resourcePath}; there is ${QUERY_RESOURCE_PATH}`);
  }
  const query = parseAttributeQuery(payload);
  return query.ok ? { accepted: true, value: query.value } : refused(400, query.problem);
}

/** How ADX decides, as pure functions: no bus, no time, no state. */
export const adxRules = { acceptQuery, findAttribute, attributeAnswer, mayAccess, ...tokenRules, ...extensionRules };

/** The decisions of an ADX. */
export type AdxRules = typeof adxRules;
