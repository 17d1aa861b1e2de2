import { setWorldConstructor, World } from "@cucumber/cucumber";
import { Inconclusive } from "../conformance/verdicts/index.ts";
import {
  type ApplicationNames,
  type Device,
  type DeviceConnection,
  type DeviceRequest,
  type DeviceResponse,
  type OpenExample,
  PLATFORM_TENANT,
  type RecordedAnswer,
  type RunParameters,
  type ServiceAnswer,
  type ServiceDriver,
} from "../world/index.ts";

/** An endpoint that an example made for itself, with what it was given and what it got. */
export interface ExampleEndpoint {
  readonly endpointId: string;
  readonly appVersionName: string;
  readonly endpointToken: string;
  readonly device: Device;
  readonly deliberate: Set<"client" | "command-caller" | "communication-service" | "configuration-data-provider">;
  /** The configuration that the provider holds for it, as JSON text, with its identifier. */
  configuration: { readonly configId: string; readonly json: string } | undefined;
  /** The identifier of the last configuration that it got. */
  knownConfigId: string | undefined;
  /** The appversion that it will have once it changes. */
  readonly nextAppVersionName: string;
  /** Its named configurations at the provider, by name. */
  readonly named: Map<string, { readonly configId: string; readonly json: string }>;
  /** Request identifiers that it has used; each request gets another one, as 1/KP wants it. */
  requestIds: number;
  /** The last request identifier of an earlier connection, so that it can have no response any more. */
  requestIdsBefore: number;
  request: DeviceRequest | undefined;
  response: DeviceResponse | undefined;
  /** The commands that it got in answer to requests, or unasked. */
  readonly gotCommands: GotCommand[];
}

/** A command as it came to an endpoint. */
export interface GotCommand {
  readonly commandType: string;
  readonly commandId: number;
  readonly payload: unknown;
}

/** A command that somebody invoked. */
export interface ExampleCommand {
  readonly endpoint: ExampleEndpoint;
  readonly commandType: string;
  /** Its payload, as JSON text; null if there is none. */
  readonly json: string;
  /** From when on it may not be executed any more, in Unix milliseconds; undefined if nobody said. */
  readonly deadlineMs: number | undefined;
  /** Where its caller was told to look for the result. */
  readonly location: string | undefined;
  /** As the location tells it, or the caller gave it. */
  readonly commandId: number | undefined;
}

/** A call of the REST interface that waits for the result of a command. */
export interface ExampleCall {
  readonly answer: Promise<ServiceAnswer | undefined>;
  readonly awaitMs: number;
  /** When it began, in Unix milliseconds. */
  readonly beganAtMs: number;
}

/** A command that another service invoked by 12/CIP. */
export interface ExampleInvocation {
  readonly command: ExampleCommand;
  readonly correlationId: string;
  /** Where its result was to go; null if nobody is to be told. */
  readonly replyTo: string | null;
}

/** A `ClientData` that the example put on the bus by hand. */
export interface InjectedQuestion {
  readonly correlationId: string;
  answer: RecordedAnswer | undefined;
}

/** The state of one example. Everything in it is made by the example's own steps. */
export class ExampleState extends World<RunParameters> {
  readonly endpoints: ExampleEndpoint[] = [];
  /** The service that the example is about, as far as it is asked over HTTP. */
  service: "adx" | "cex" = "adx";
  /** The tenant in whose name things are made: that of the platform, until an example makes one of its own. */
  tenantId = PLATFORM_TENANT;
  /** The applications that the example made at Tekton, each with the full name of its latest appversion. */
  readonly applications: ApplicationNames[] = [];
  /** The attributes that applications were made with, as JSON text by name. */
  readonly attributes = new Map<string, string>();
  /** What a service of the platform told somebody who asked. */
  told: unknown;
  /** Tenants that it made beside that one. */
  readonly otherTenantIds: string[] = [];
  /** Whether Tekton was told to say something wrong of what the example made. */
  tektonMisbehaves = false;
  /** The token that somebody shows to a REST interface. */
  accessToken: string | undefined;
  /** The other instance of ADX that the example has started. */
  otherAdx: ServiceDriver | undefined;
  /** What the replicas of a service answered to somebody who asked over HTTP. */
  serviceAnswers: readonly ServiceAnswer[] = [];
  question: InjectedQuestion | undefined;
  /** The connection that the endpoint has left for another. */
  left: DeviceConnection | undefined;
  /** What the communication service granted to the last subscription: 0, 1, or 128 for a refusal. */
  granted: number | undefined;
  /** The commands that were invoked, in their order. */
  readonly commands: ExampleCommand[] = [];
  /** Tokens of who may do everything with commands, by tenant and permissions. */
  readonly callerTokens = new Map<string, string>();
  /** The call that waits for a result. */
  call: ExampleCall | undefined;
  /** What other services invoked, in its order. */
  readonly invocations: ExampleInvocation[] = [];
  /** Calls that wait for the results of commands at several replicas. */
  readonly calls: ExampleCall[] = [];
  /** The filter by which a batch chose its endpoints. */
  filterId: string | undefined;
  /** The identifier that the answer to a batch gave. */
  taskId: string | undefined;
  /** Correlation identifiers of messages that were passed on in a row. */
  readonly passedOn: string[] = [];
  #open: OpenExample | undefined;

  /** The world that the example lives in. */
  get open(): OpenExample {
    if (this.#open === undefined) {
      throw new TypeError("the example's world is not open yet");
    }
    return this.#open;
  }

  set open(open: OpenExample) {
    this.#open = open;
  }

  get isOpen(): boolean {
    return this.#open !== undefined;
  }

  /** The endpoint that the steps speak of when they name none: the first. */
  get endpoint(): ExampleEndpoint {
    const [first] = this.endpoints;
    if (first === undefined) {
      throw new Inconclusive('the example has no endpoint yet; begin with "Given an endpoint …"');
    }
    return first;
  }

  /** The endpoint that was made last. */
  get latestEndpoint(): ExampleEndpoint {
    return this.endpoints.at(-1) ?? this.endpoint;
  }

  /** The command that the steps speak of when they name none: the one invoked last. */
  get command(): ExampleCommand {
    const last = this.commands.at(-1);
    if (last === undefined) {
      throw new Inconclusive('the example has no command yet; begin with "somebody invokes the command …"');
    }
    return last;
  }

  /** The application that the steps speak of when they name none: the first. */
  get application(): ApplicationNames {
    const [first] = this.applications;
    if (first === undefined) {
      throw new Inconclusive('the example has no application yet; begin with "Given an application …"');
    }
    return first;
  }

  /** How long an answer may take when the provider may keep the service waiting, in milliseconds. */
  get answerBoundMs(): number {
    const { answerMs, providerTimeoutMs } = this.open.timing;
    const kept = this.endpoints.some(({ deliberate }) => deliberate.has("configuration-data-provider"));
    return kept ? answerMs + providerTimeoutMs : answerMs;
  }
}

setWorldConstructor(ExampleState);
