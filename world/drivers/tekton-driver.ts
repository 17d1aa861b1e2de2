import { type RestDriver, textField } from "./rest-driver.ts";

/** A token of an administrator may do all of this with an application. */
const SCOPES = ["application:read", "application:update", "application:delete"];

/** Keeps applications, their appversions and settings at Tekton, as an administrator of a tenant would. */
export class TektonDriver {
  readonly rest: RestDriver;
  readonly #tenants: RestDriver;

  constructor(rest: RestDriver, tenants: RestDriver) {
    this.rest = rest;
    this.#tenants = tenants;
  }

  /** Creates an application with one appversion, whose full name is `<application>-<suffix>`. */
  async createApplication(tenantId: string, name: string, suffix: string): Promise<void> {
    const token = await this.#token(tenantId, name);
    await this.rest.orderWith(token, "POST", `/api/v1/applications?tenantId=${tenantId}`, JSON.stringify({ name }));
    const version = JSON.stringify({ nameSuffix: suffix });
    await this.rest.orderWith(token, "POST", `/api/v1/applications/${name}/app-versions`, version);
  }

  /** Sets what a service is told of an application. */
  async setApplicationSettings(tenantId: string, name: string, service: string, settings: string): Promise<void> {
    await this.#put(
      tenantId,
      name,
      `/api/v1/app-configs/applications/${name}?serviceInstanceName=${service}`,
      settings,
    );
  }

  /** Sets what a service is told of an appversion. */
  async setAppVersionSettings(
    tenantId: string,
    names: { readonly application: string; readonly appVersion: string },
    service: string,
    settings: string,
  ): Promise<void> {
    const { application, appVersion } = names;
    const path = `/api/v1/app-configs/applications/${application}/app-versions/${appVersion}`;
    await this.#put(tenantId, application, `${path}?serviceInstanceName=${service}`, settings);
  }

  async #put(tenantId: string, application: string, path: string, settings: string): Promise<void> {
    await this.rest.orderWith(await this.#token(tenantId, application), "PUT", path, settings);
  }

  async #token(tenantId: string, application: string): Promise<string> {
    const permissions = [
      { rsname: `application-${application}`, scopes: SCOPES },
      { rsname: "tenant-system", scopes: ["tenant:application:create"] },
      { rsname: "kaa-system", scopes: ["kaa:application:create", "kaa:application:update"] },
    ];
    const body = JSON.stringify({ permissions });
    return textField(await this.#tenants.order("POST", `/control/tenants/${tenantId}/tokens`, body), "accessToken");
  }
}
