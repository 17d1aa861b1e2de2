import { Hono } from "hono";
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from "jose";
import { type Logger, seededRandom, VirtualTime, virtualRuntime } from "../../runtime/index.ts";
import {
  type BusStatus,
  type HttpServer,
  inMemoryTransport,
  type MessageBus,
  type Transport,
} from "../../transport/index.ts";
import type { RequestParts } from "./bounded-request.ts";
import type { ServicePorts } from "./service.ts";

/** When the platform begins, Unix milliseconds. */
export const BEGINNING_MS = 1_767_225_600_000;

/** A key pair of a sample issuer. */
export type SampleKey = Awaited<ReturnType<typeof sampleKey>>;

/** A tenant of the platform, with what its issuer publishes. */
export interface SampleTenant {
  id: string;
  secret: string;
  status: string;
  keys: SampleKey[];
  /** Seconds for which tokens of its backend client hold. */
  tokenLifetimeS: number;
}

/** An application as the sample Tekton has it; settings are JSON texts. */
export interface SampleApplication {
  readonly tenantId: string;
  readonly name: string;
  readonly settings?: string;
  /** By full name; undefined for one without settings. */
  readonly versions?: Readonly<Record<string, string | undefined>>;
}

/** What answers in the place of a double; undefined lets the double answer. */
export type Interception = (request: Request) => Response | Promise<Response> | undefined;

const TM = "http://tenant-manager.memory";

/** A new key, which `kid` names. */
export async function sampleKey(kid: string) {
  const { privateKey, publicKey } = await generateKeyPair("ES256");
  return { kid, privateKey, published: { ...(await exportJWK(publicKey)), kid, alg: "ES256", use: "sig" } };
}

/** The issuer of a tenant. */
export function issuerOf(tenantId: string): string {
  return `http://issuers.memory/auth/realms/${tenantId}`;
}

/** Doubles of Tekton, the Tenant Manager and its issuers, in memory and under virtual time. */
export class SamplePlatform {
  readonly time = new VirtualTime(BEGINNING_MS, seededRandom("sample platform"));
  readonly transport: Transport = inMemoryTransport(this.time, seededRandom("transport"), this.time);
  readonly tenants: SampleTenant[] = [];
  applications: SampleApplication[] = [];
  /** Method and path of every request, with the bearer token if there was one. */
  readonly requests: string[] = [];
  readonly log: string[] = [];
  /** Answers in the place of the doubles. */
  intercept: Interception = () => undefined;
  #servers: HttpServer[] = [];
  #tokens = 0;

  /** Serves the three doubles at `http://<name>.memory`. */
  static async open(...tenantIds: readonly string[]): Promise<SamplePlatform> {
    const platform = new SamplePlatform();
    for (const id of tenantIds) {
      await platform.addTenant(id);
    }
    const doubles = {
      "tenant-manager": platform.#tenantManager(),
      issuers: platform.#issuers(),
      tekton: platform.#tekton(),
    };
    for (const [name, double] of Object.entries(doubles)) {
      platform.#servers.push(
        await platform.transport.http.serve(name, 0, (request) => platform.#serve(double, request)),
      );
    }
    return platform;
  }

  /** One more tenant, that nobody is told of. */
  async addTenant(id: string): Promise<SampleTenant> {
    const tenant = {
      id,
      secret: `secret of ${id}`,
      status: "AVAILABLE",
      keys: [await sampleKey(`${id}-1`)],
      tokenLifetimeS: 300,
    };
    this.tenants.push(tenant);
    return tenant;
  }

  /** Ports for a service of this platform, with a connection of its own. */
  async ports(name: string): Promise<ServicePorts> {
    const bus = await this.transport.connectBus(name);
    return this.portsOn(name, bus);
  }

  /** As `ports`, on a connection that is there. */
  portsOn(name: string, bus: MessageBus): ServicePorts {
    return {
      bus,
      http: this.transport.http,
      runtime: { ...virtualRuntime(this.time, name), logger: listLogger(this.log) },
    };
  }

  /** For asking over this platform's HTTP. */
  requestParts(changes: Partial<RequestParts> = {}): RequestParts {
    return { http: this.transport.http, clock: this.time, timeoutMs: 1_000, bodyBytesMax: 100_000, ...changes };
  }

  /** Lets so much time pass. */
  async pass(ms: number): Promise<void> {
    await this.time.within(ms, new Promise(() => {}));
  }

  /** What `work` comes to, which must not take more than a minute. */
  async settled<T>(work: Promise<T>): Promise<T> {
    const outcome = await this.time.within(60_000, work);
    if (!outcome.settled) {
      throw new Error("it took more than a minute");
    }
    return outcome.value;
  }

  /** An access token of the tenant, with changes to its claims, and without one of them. */
  token(
    tenantId: string,
    changes: JWTPayload = {},
    key = this.#tenant(tenantId).keys[0],
    without = "",
  ): Promise<string> {
    if (key === undefined) {
      throw new Error(`tenant ${tenantId} has no key to sign with`);
    }
    const issuedAtS = this.time.now() / 1_000;
    const claims: JWTPayload = { iss: issuerOf(tenantId), aud: "kaa-backend", exp: issuedAtS + 300, ...changes };
    delete claims[without];
    return new SignJWT(claims).setProtectedHeader({ alg: "ES256", kid: key.kid }).sign(key.privateKey);
  }

  /** How often somebody asked for what matches. */
  asked(pattern: RegExp): number {
    return this.requests.filter((request) => pattern.test(request)).length;
  }

  /** Takes a double down, as if its process had ended. */
  async takeDown(index: number): Promise<void> {
    await this.#servers[index]?.close();
  }

  #tenant(id: string): SampleTenant {
    const tenant = this.tenants.find((candidate) => candidate.id === id);
    if (tenant === undefined) {
      throw new Error(`there is no tenant ${id}`);
    }
    return tenant;
  }

  async #serve(double: Hono, request: Request): Promise<Response> {
    const { pathname, search } = new URL(request.url);
    const token = /^Bearer (.*)$/.exec(request.headers.get("authorization") ?? "")?.[1];
    this.requests.push(`${request.method} ${pathname}${search}${token === undefined ? "" : ` by ${token}`}`);
    return (await this.intercept(request)) ?? double.fetch(request);
  }

  #tenantManager(): Hono {
    return new Hono().get("/api/v1/tenants", (context) => {
      const results = this.tenants.map(({ id, secret, status }) => ({
        id,
        issuer: issuerOf(id),
        client_backend_id: "kaa-backend",
        client_backend_secret: secret,
        status,
      }));
      return context.json({ count: results.length, next: null, results });
    });
  }

  #issuers(): Hono {
    const routes = new Hono().basePath("/auth/realms/:realm");
    routes.get("/.well-known/openid-configuration", (context) => {
      const issuer = issuerOf(context.req.param("realm") ?? "");
      return context.json({ issuer, token_endpoint: `${issuer}/token`, jwks_uri: `${issuer}/certs` });
    });
    routes.get("/certs", (context) => {
      const keys = this.#tenant(context.req.param("realm") ?? "").keys.map(({ published }) => published);
      return context.json({ keys });
    });
    routes.post("/token", (context) => {
      const { id, secret, tokenLifetimeS } = this.#tenant(context.req.param("realm") ?? "");
      const basic = `Basic ${Buffer.from(`kaa-backend:${secret.replaceAll(" ", "+")}`).toString("base64")}`;
      if (context.req.header("authorization") !== basic) {
        return context.json({ error: "invalid_client" }, 401);
      }
      this.#tokens += 1;
      return context.json({ access_token: `${id}-token-${this.#tokens}`, expires_in: tokenLifetimeS });
    });
    return routes;
  }

  #tekton(): Hono {
    const routes = new Hono().basePath("/tekton/api/v1");
    routes.get("/applications", (context) => {
      const tenantId = context.req.query("tenantId");
      const listed = this.applications.filter((application) => [undefined, application.tenantId].includes(tenantId));
      return context.json(
        listed.map(({ name, versions = {} }) => ({
          name,
          versions: Object.keys(versions).map((version) => ({ name: version })),
        })),
      );
    });
    routes.get("/app-configs", (context) => {
      const entries = this.applications.map(({ name, settings = "{}", versions = {} }) => {
        const ofVersions = Object.entries(versions).flatMap(([version, text]) =>
          text === undefined ? [] : [`"${version}":${text}`],
        );
        const members = [settings.trim().slice(1, -1), `"versions":{${ofVersions.join(",")}}`].filter(
          (text) => text.trim() !== "",
        );
        return `"${name}":{${members.join(",")}}`;
      });
      return context.body(
        `{"${context.req.query("serviceInstanceName")}":{"kaa":{"applications":{${entries.join(",")}}}}}`,
      );
    });
    return routes;
  }
}

/** Settings of a service that gets its tenants from this platform's Tenant Manager. */
export const TENANT_ENVIRONMENT = { KAA_TENANT_MANAGER_ENABLED: "true", KAA_TENANT_MANAGER_URL: TM };

function listLogger(lines: string[]): Logger {
  const level = (name: string) => (message: string) => void lines.push(`${name}: ${message}`);
  return { debug: level("debug"), info: level("info"), warn: level("warn"), error: level("error") };
}

/** A bus whose state a test tells, since one in memory never breaks. */
export function tellingBus(bus: MessageBus): { readonly bus: MessageBus; readonly tell: (status: BusStatus) => void } {
  const listeners: ((status: BusStatus) => void)[] = [];
  return {
    tell: (status) => listeners.forEach((listener) => listener(status)),
    bus: {
      publish: (subject, payload, replyTo) => bus.publish(subject, payload, replyTo),
      subscribe: (subject, handler, options) => bus.subscribe(subject, handler, options),
      request: (subject, payload, timeoutMs) => bus.request(subject, payload, timeoutMs),
      flush: () => bus.flush(),
      onStatus: (listener) => void listeners.push(listener),
      close: () => bus.close(),
    },
  };
}
