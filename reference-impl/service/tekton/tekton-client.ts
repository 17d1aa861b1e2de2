import { createHash } from "node:crypto";
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

/** What Tekton told of a tenant, and what it is recognised by. */
export interface TenantReading {
  readonly fingerprint: string;
  readonly applications: readonly ApplicationSettings[];
}

const NO_SETTINGS: Decoded<SettingsTexts> = { ok: true, value: new Map() };

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
   * are several tenants, and `GET /app-configs?serviceInstanceName=…`. What says the same as `last` is not read again,
   * but is `last`.
   */
  async read(access: TenantAccess, last?: TenantReading): Promise<Decoded<TenantReading>> {
    const query = access.isOnly ? "" : `?${new URLSearchParams({ tenantId: access.tenantId }).toString()}`;
    const urls = [`${this.#parts.url}${BASE}/applications${query}`, this.#address("/app-configs")] as const;
    const answers = await Promise.all([this.#ask(access, urls[0]), this.#ask(access, urls[1])]);
    const [applications, settings] = [
      withStatus(urls[0], answers[0], [200]),
      withStatus(urls[1], answers[1], [200, 404]),
    ];
    if (!applications.ok) {
      return applications;
    }
    if (!settings.ok) {
      return settings;
    }
    const fingerprint = fingerprintOf([applications.value, settings.value]);
    if (last?.fingerprint === fingerprint) {
      return { ok: true, value: last };
    }
    const listed = parsed(urls[0], parseApplications(applications.value.body));
    const texts =
      settings.value.status === 404
        ? NO_SETTINGS
        : parsed(urls[1], parseSettingsEnvelope(settings.value.body, this.#parts.serviceInstanceName));
    if (!listed.ok) {
      return listed;
    }
    const joined = texts.ok ? applicationSettings(listed.value, texts.value) : texts;
    return joined.ok ? { ok: true, value: { fingerprint, applications: joined.value } } : joined;
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

function withStatus(url: string, answer: Decoded<HttpAnswer>, wanted: readonly number[]): Decoded<HttpAnswer> {
  return !answer.ok || wanted.includes(answer.value.status)
    ? answer
    : { ok: false, problem: unexpectedStatus({}, url, answer.value.status) };
}

function parsed<T>(url: string, value: Decoded<T>): Decoded<T> {
  return value.ok ? value : { ok: false, problem: `GET ${url}: ${value.problem}` };
}

function fingerprintOf(answers: readonly HttpAnswer[]): string {
  const hash = createHash("sha256");
  for (const { status, body } of answers) {
    hash.update(`${status} ${body.length} `).update(body);
  }
  return hash.digest("base64");
}
