/** How Tekton says that an application has no settings of a service: null in its place, nothing there, or status 404. */
export type AbsentForm = "null" | "missing" | "notFound";

/** Every `AbsentForm`. */
export const ABSENT_FORMS: readonly AbsentForm[] = ["null", "missing", "notFound"];

/** What Tekton is told of a service instance, in the form of `kaa.service-instances.<name>`. */
export interface ServiceInstanceSettings {
  readonly serviceName: string;
  readonly serviceGroup: string;
  readonly description?: string;
  readonly urlPrefix?: string;
  /** A JSON Schema, shown to whoever asks; settings are not held against it. */
  readonly appConfigurationSchema?: object;
  /** As `appConfigurationSchema`, for the settings of appversions. */
  readonly appVersionConfigurationSchema?: object;
}

/** What Tekton has to be told. */
export interface TektonSettings {
  /** Its service instance name, which stands in broadcasts and is the name under which it serves HTTP. */
  readonly instanceName: string;
  /** The port of its REST interface; 0 lets the system choose. */
  readonly port: number;
  /** The replica id in its events; an identifier of the runtime unless told otherwise. */
  readonly replicaId?: string;
  /** By name, the service instances whose settings it keeps. */
  readonly serviceInstances: Readonly<Record<string, ServiceInstanceSettings>>;
  /** "on", which takes the port `accessTokens`, unless told otherwise; "off" lets everybody do everything. */
  readonly security?: "on" | "off";
  /** How a caller is refused whose token lacks the scope: 404, as for what is not there, unless told otherwise. */
  readonly deniedStatus?: 404 | 403;
  /** The tenant of callers without a token while security is off; "kaa" unless told otherwise. */
  readonly systemTenantId?: string;
  /** "null" unless told otherwise. */
  readonly absentForm?: AbsentForm;
}
