import { objectField, type RestDriver, SimulatorError } from "./rest-driver.ts";

/** Whose configuration it is. */
export interface DraftOwner {
  readonly endpointId: string;
  readonly appVersionName: string;
}

/** What an originator broadcasts. */
export interface OriginatedConfiguration extends DraftOwner {
  readonly configVersion: number;
  readonly contentType: string;
  /** The content as it is to stand in the event. */
  readonly content: string;
}

function numberField(value: unknown, key: string): number {
  const field = objectField(value, key);
  if (typeof field !== "number") {
    throw new SimulatorError(`the answer ${JSON.stringify(value)} has no number "${key}"`);
  }
  return field;
}

/** Gives orders to the providers of 2017 and to their originator. */
export class DraftDriver {
  readonly #provider: RestDriver;
  readonly #otherProvider: RestDriver;
  readonly #originator: RestDriver;

  constructor(provider: RestDriver, otherProvider: RestDriver, originator: RestDriver) {
    this.#provider = provider;
    this.#otherProvider = otherProvider;
    this.#originator = originator;
  }

  /** Gives an endpoint a newer version of its configuration, with this content. Resolves with its number. */
  async addVersion({ endpointId, appVersionName }: DraftOwner, content: string): Promise<number> {
    const body = JSON.stringify({ bytes: Buffer.from(content).toString("base64") });
    const path = `/control/configurations/${appVersionName}/${endpointId}`;
    return numberField(await this.#provider.order("PUT", path, body), "configVersion");
  }

  /** Has the originator broadcast a configuration, which both providers hear; on the bus when the promise resolves. */
  async originate({ appVersionName, content, ...rest }: OriginatedConfiguration): Promise<void> {
    const bytes = Buffer.from(content).toString("base64");
    const body = JSON.stringify({ ...rest, appVersionToken: appVersionName, bytes });
    await this.#originator.order("POST", "/control/configurations", body);
  }

  /** The latest version that the provider for JSON has, if any. */
  latestVersion(owner: DraftOwner): Promise<number | undefined> {
    return latestAt(this.#provider, owner);
  }

  /** The latest version that the provider for another content type has, if any. */
  latestVersionAtOther(owner: DraftOwner): Promise<number | undefined> {
    return latestAt(this.#otherProvider, owner);
  }

  /** The version of which the provider heard last that the endpoint has it, if it heard of any. */
  async versionOfEndpoint(endpointId: string): Promise<number | undefined> {
    const heard = await this.#provider.order("GET", `/control/updated-events?endpointId=${endpointId}`);
    return lastVersion(heard);
  }
}

async function latestAt(provider: RestDriver, { appVersionName, endpointId }: DraftOwner): Promise<number | undefined> {
  return lastVersion(await provider.order("GET", `/control/configurations/${appVersionName}/${endpointId}`));
}

function lastVersion(list: unknown): number | undefined {
  if (!Array.isArray(list)) {
    throw new SimulatorError(`the provider gave no list: ${JSON.stringify(list)}`);
  }
  const last: unknown = list.at(-1);
  return last === undefined ? undefined : numberField(last, "configVersion");
}
