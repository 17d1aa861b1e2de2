import { isJsonObjectText, jsonMembers, parseJsonText } from "../../protocol/json/index.ts";
import type { ApplicationConfigurations, Caller, HttpAnswer, TenantSecurity } from "../service/index.ts";
import type { AttributeAction } from "./access.ts";
import type { AdxRules } from "./rules.ts";

/** The attributes of an application, or of one of its versions. */
export interface DocumentTarget {
  readonly applicationName: string;
  readonly appVersionName: string | undefined;
}

/** What came of a request. */
export type Outcome =
  | { readonly kind: "document"; readonly text: string }
  | { readonly kind: "done" }
  | {
      readonly kind: "refused";
      readonly status: 400 | 401 | 404 | 413 | 502 | 503;
      readonly message: string;
    };

/** What attribute documents work with. */
export interface AttributeDocumentsParts {
  readonly security: Pick<TenantSecurity, "verify">;
  readonly configurations: Pick<ApplicationConfigurations, "application" | "access" | "has" | "refresh" | "client">;
  readonly rules: Pick<AdxRules, "mayAccess">;
}

type Refusal = Extract<Outcome, { kind: "refused" }>;

const BODY_BYTES_MAX = 1_048_576;
/** The member of an application's settings that Tekton keeps those of its versions in (reading G35). */
const RESERVED = "versions";

/** The attributes as REST callers see and change them: each caller those of their own tenant, and nothing of any other. */
export class AttributeDocuments {
  readonly #parts: AttributeDocumentsParts;

  constructor(parts: AttributeDocumentsParts) {
    this.#parts = parts;
  }

  /** What this replica serves, as it is spelled; an empty object if nothing was put. */
  async read(authorization: string | undefined, target: DocumentTarget): Promise<Outcome> {
    const permitted = await this.#permitted(authorization, "read", target);
    return "kind" in permitted ? permitted : { kind: "document", text: this.#document(permitted, target) ?? "{}" };
  }

  /** Has Tekton put or patch the attributes, and answers when this replica serves them. */
  async change(
    authorization: string | undefined,
    method: "PUT" | "PATCH",
    target: DocumentTarget,
    body: Uint8Array,
  ): Promise<Outcome> {
    const permitted = await this.#permitted(authorization, "update", target);
    if ("kind" in permitted) {
      return permitted;
    }
    const text = acceptedBody(body, target);
    if (typeof text !== "string") {
      return text;
    }
    const { configurations } = this.#parts;
    const access = configurations.access(permitted.tenantId);
    if (access === undefined) {
      return missing(target);
    }
    const answer = await configurations.client.change(access, method, target, text);
    if (!answer.ok) {
      return { kind: "refused", status: 503, message: "Tekton does not answer; try again later" };
    }
    const refusal = refusalOf(answer.value, target);
    if (refusal === undefined) {
      await configurations.refresh(permitted.tenantId);
    }
    return refusal ?? { kind: "done" };
  }

  async #permitted(
    authorization: string | undefined,
    action: AttributeAction,
    target: DocumentTarget,
  ): Promise<Caller | Refusal> {
    const { security, configurations, rules } = this.#parts;
    const verification = await security.verify(authorization);
    if (verification.outcome === "refused") {
      return { kind: "refused", status: 401, message: `The access token is refused: ${verification.reason}` };
    }
    if (verification.outcome === "unavailable") {
      return { kind: "refused", status: 503, message: "The access token cannot be verified now; try again later" };
    }
    const { caller } = verification;
    const application = configurations.application(caller.tenantId, target.applicationName);
    if (application === undefined && !configurations.has(caller.tenantId)) {
      return { kind: "refused", status: 503, message: "Applications are not known yet; try again later" };
    }
    const isThere =
      application !== undefined &&
      (target.appVersionName === undefined || application.appVersions.has(target.appVersionName));
    return isThere && rules.mayAccess(caller, action, application) ? caller : missing(target);
  }

  #document({ tenantId }: Caller, { applicationName, appVersionName }: DocumentTarget): string | undefined {
    const application = this.#parts.configurations.application(tenantId, applicationName);
    return appVersionName === undefined
      ? application?.settings
      : application?.appVersions.get(appVersionName)?.appVersion;
  }
}

/** The same words whether it does not exist, belongs to somebody else or may not be touched (reading G42). */
function missing({ applicationName, appVersionName }: DocumentTarget): Refusal {
  const what = appVersionName === undefined ? "application" : "appversion";
  const message = `No ${what} ${JSON.stringify(appVersionName ?? applicationName)} is here for this caller`;
  return { kind: "refused", status: 404, message };
}

function acceptedBody(body: Uint8Array, { appVersionName }: DocumentTarget): string | Refusal {
  if (body.length > BODY_BYTES_MAX) {
    return { kind: "refused", status: 413, message: `The body has more than ${BODY_BYTES_MAX} bytes` };
  }
  const json = parseJsonText(body);
  if (!json.ok) {
    return { kind: "refused", status: 400, message: `The body is ${json.problem}` };
  }
  const { text } = json.value;
  if (!isJsonObjectText(text)) {
    return { kind: "refused", status: 400, message: "The body is no object; attributes are the members of one" };
  }
  if (appVersionName === undefined && jsonMembers(text).has(RESERVED)) {
    const message = `No attribute of an application can be called "${RESERVED}"; put those of versions one by one`;
    return { kind: "refused", status: 400, message };
  }
  return text;
}

/** What Tekton did not take becomes what the caller can make sense of; undefined if it took it. */
function refusalOf({ status, body }: HttpAnswer, target: DocumentTarget): Refusal | undefined {
  if (status >= 200 && status < 300) {
    return undefined;
  }
  if (status === 404) {
    return missing(target);
  }
  return status === 400 || status === 413
    ? { kind: "refused", status, message: `Tekton refused it: ${messageIn(body)}` }
    : { kind: "refused", status: 502, message: `Tekton answered with status ${status}` };
}

const MESSAGE_LENGTH_MAX = 500;

function messageIn(body: Uint8Array): string {
  const json = parseJsonText(body);
  const value = json.ok ? json.value.value : undefined;
  const message = typeof value === "object" && value !== null && "message" in value ? value.message : undefined;
  return typeof message === "string" ? message.slice(0, MESSAGE_LENGTH_MAX) : "without a reason";
}
