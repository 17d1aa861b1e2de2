import process from "node:process";
import { createDatabase, type EmbeddedPostgresql, startPostgresql } from "../../backing-services/index.ts";
import { type Random, silentLogger, systemClock } from "../../runtime/index.ts";
import { nodeHttp } from "../../transport/index.ts";
import { INSTANCES } from "../instance-names.ts";
import type { CexSurroundings } from "../processes/index.ts";
import { RestlessBroker, Simulators } from "../surroundings/index.ts";
import type { LoadingCaller } from "./command-load.ts";
import { DeviceCrowd } from "./device-crowd.ts";
import { RestCaller } from "./rest-caller.ts";
import { type DeviceIdentity, RestlessDevice } from "./restless-device.ts";

const APPLICATION = "endurance";
const APP_VERSION = `${APPLICATION}-v1`;
const DATABASE = "endurance";
const CALLERS = 4;
const TOKEN_LIFETIME_MS = 7_200_000;

/** The broker, the database and the simulators around CEX, with an application and its endpoints. Disposing of it ends all. */
export class CommandWorld implements AsyncDisposable {
  readonly broker: RestlessBroker;
  readonly database: EmbeddedPostgresql;
  readonly surroundings: CexSurroundings;
  /** The application to which all endpoints belong. */
  readonly application = APPLICATION;
  readonly #simulators: Simulators;
  readonly #tenantId: string;
  readonly #identities: readonly DeviceIdentity[];

  private constructor(
    parts: { broker: RestlessBroker; database: EmbeddedPostgresql; simulators: Simulators; databaseUrl: string },
    tenantId: string,
    identities: readonly DeviceIdentity[],
  ) {
    const { broker, database, simulators, databaseUrl } = parts;
    this.broker = broker;
    this.database = database;
    this.#simulators = simulators;
    this.#tenantId = tenantId;
    this.#identities = identities;
    this.surroundings = { natsUrl: broker.url, databaseUrl, addresses: simulators.addresses };
  }

  /** Starts it with so many endpoints; `seed` determines the random numbers of the simulators. */
  static async start(seed: string, endpoints: number): Promise<CommandWorld> {
    await using started = new Started();
    const database = started.add(await startDatabase());
    const { url: databaseUrl } = await createDatabase(database.url, DATABASE);
    const broker = started.add(await RestlessBroker.start());
    const simulators = started.add(await Simulators.start(broker.url, seed, ["cex"]));
    const { tenants, tekton, register } = simulators.drivers;
    const tenantId = await tenants.create(APPLICATION);
    await tekton.load(tenantId, INSTANCES.cex, new Map([[APPLICATION, [APP_VERSION]]]));
    const { mqttAddress } = simulators.addresses;
    const identities = Array.from({ length: endpoints }, (_, index) => {
      return { endpointId: `device-${index}`, appVersionName: APP_VERSION, token: `token-${index}`, mqttAddress };
    });
    for (const { endpointId, appVersionName, token } of identities) {
      await register.register(endpointId, appVersionName, token);
    }
    started.keep();
    return new CommandWorld({ broker, database, simulators, databaseUrl }, tenantId, identities);
  }

  get endpointIds(): readonly string[] {
    return this.#identities.map(({ endpointId }) => endpointId);
  }

  /** A device for each endpoint, none of them connected yet. */
  devices(random: Random): DeviceCrowd {
    return new DeviceCrowd(
      this.#identities.map((identity) => new RestlessDevice(identity, random.fork(identity.endpointId))),
    );
  }

  /** Callers who share the endpoints among them. */
  callers(): Promise<readonly LoadingCaller[]> {
    return Promise.all(
      Array.from({ length: CALLERS }, async (_, number) => {
        const endpointIds = this.endpointIds.filter((_id, index) => index % CALLERS === number);
        return { caller: await this.#caller(endpointIds, ["endpoint:update"]), endpointIds };
      }),
    );
  }

  /** Somebody who may see everything. */
  reader(): Promise<RestCaller> {
    return this.#caller(this.endpointIds, ["endpoint:read"]);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#simulators[Symbol.asyncDispose]();
    await this.broker[Symbol.asyncDispose]();
    await this.database.close();
  }

  /** The access token of somebody who may do everything. */
  everythingToken(): Promise<string> {
    return this.#accessToken(this.endpointIds, ["endpoint:read", "endpoint:update"]);
  }

  async #caller(endpointIds: readonly string[], scopes: readonly string[]): Promise<RestCaller> {
    return new RestCaller(nodeHttp(), await this.#accessToken(endpointIds, scopes));
  }

  #accessToken(endpointIds: readonly string[], scopes: readonly string[]): Promise<string> {
    const permissions = [
      ...endpointIds.map((endpointId) => ({ rsname: `endpoint-${endpointId}`, scopes })),
      { rsname: `application-${APPLICATION}`, scopes: ["application:endpoint-command:read", "application:update"] },
    ];
    const { tenants } = this.#simulators.drivers;
    return tenants.accessToken(this.#tenantId, { permissions, lifetimeMs: TOKEN_LIFETIME_MS });
  }
}

/** What was started until now, and is ended again unless all of it can be kept. */
class Started implements AsyncDisposable {
  readonly #all: AsyncDisposable[] = [];

  add<T extends AsyncDisposable>(one: T): T {
    this.#all.unshift(one);
    return one;
  }

  keep(): void {
    this.#all.length = 0;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const one of this.#all) {
      await one[Symbol.asyncDispose]();
    }
  }
}

/** One of our own, whatever `DATABASE_URL` says: it is going to be killed. */
async function startDatabase(): Promise<EmbeddedPostgresql> {
  const environment = { ...process.env, DATABASE_URL: "" };
  const server = await startPostgresql({ environment, clock: systemClock, logger: silentLogger });
  if (server.kind !== "embedded") {
    throw new TypeError("a database was given that must not be killed");
  }
  return server;
}
