import type { Decoded } from "../../../protocol/json/index.ts";
import { type HttpAnswer, type RequestParts, unexpectedStatus } from "../bounded-request.ts";
import { askWithToken, type TenantAccess } from "../security/index.ts";
import {
  type ApplicationSettings,
  applicationSettings,
  parseApplications,
  parseSettingsEnvelope,
  type SettingsTexts,
} from "./application-settings.ts";

/** What a Tekton client needs to know. */
export interface TektonClientParts {
  readonly requests: RequestParts;
  /** Where Tekton is, without the path of its interface. */
  readonly url: string;
  /** The service instance whose settings are meant. */
  readonly serviceInstanceName: string;
}

/** The settings of an application, or of one of its versions. */
export interface SettingsTarget {
  readonly applicationName: string;
  readonly appVersionName?: string | undefined;
}

const BASE = "/tekton/api/v1";

/** Asks Tekton over REST for the settings of one service, in the name of tenants. Nothing here rejects. */
export class TektonClient {
  readonly #parts: TektonClientParts;

  constructor(parts: TektonClientParts) {
    this.#parts = parts;
  }

  /**
   * Every application of the tenant with what this service is told of it: `GET /applications`, with `tenantId` if there
   * are several tenants, and `GET /app-configs?serviceInstanceName=…`.
   */
  async read(access: TenantAccess): Promise<Decoded<readonly ApplicationSettings[]>> {
    const [applications, texts] = await Promise.all([this.#applications(access), this.#settings(access)]);
    if (!applications.ok) {
      return applications;
    }
    return texts.ok ? applicationSettings(applications.value, texts.value) : texts;
  }

  /**
   * Has Tekton put other settings (`PUT`) or patch them (`PATCH`, a JSON merge patch):
   * `/app-configs/applications/{application}[/app-versions/{appversion}]?serviceInstanceName=…`, the body being the bare
   * settings.
   */
  change(
    access: TenantAccess,
    method: "PUT" | "PATCH",
    { applicationName, appVersionName }: SettingsTarget,
    body: string,
  ): Promise<Decoded<HttpAnswer>> {
    const application = `/app-configs/applications/${encodeURIComponent(applicationName)}`;
    const path = appVersionName === undefined ? "" : `/app-versions/${encodeURIComponent(appVersionName)}`;
    const headers = { "content-type": "application/json" };
    return this.#ask(access, this.#address(`${application}${path}`), { method, headers, body });
  }

  async #applications(access: TenantAccess): ReturnType<typeof parsedApplications> {
    const query = access.isOnly ? "" : `?${new URLSearchParams({ tenantId: access.tenantId }).toString()}`;
    const url = `${this.#parts.url}${BASE}/applications${query}`;
    return parsedApplications(url, await this.#ask(access, url));
  }

  async #settings(access: TenantAccess): Promise<Decoded<SettingsTexts>> {
    const url = this.#address("/app-configs");
    const answer = await this.#ask(access, url);
    if (!answer.ok) {
      return answer;
    }
    const { status, body } = answer.value;
    if (status === 404) {
      return { ok: true, value: new Map() };
    }
    if (status !== 200) {
      return { ok: false, problem: unexpectedStatus({}, url, status) };
    }
    const texts = parseSettingsEnvelope(body, this.#parts.serviceInstanceName);
    return texts.ok ? texts : { ok: false, problem: `GET ${url}: ${texts.problem}` };
  }

  #address(path: string): string {
    const query = new URLSearchParams({ serviceInstanceName: this.#parts.serviceInstanceName });
    return `${this.#parts.url}${BASE}${path}?${query.toString()}`;
  }

  #ask(
    access: TenantAccess,
    url: string,
    question?: { readonly method: string; readonly headers: Readonly<Record<string, string>>; readonly body: string },
  ): Promise<Decoded<HttpAnswer>> {
    return askWithToken(this.#parts.requests, access.secured?.token, url, question);
  }
}

async function parsedApplications(
  url: string,
  answer: Decoded<HttpAnswer>,
): Promise<ReturnType<typeof parseApplications>> {
  if (!answer.ok) {
    return answer;
  }
  const { status, body } = answer.value;
  if (status !== 200) {
    return { ok: false, problem: unexpectedStatus({}, url, status) };
  }
  const applications = parseApplications(body);
  return applications.ok ? applications : { ok: false, problem: `GET ${url}: ${applications.problem}` };
}
