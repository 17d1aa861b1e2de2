import type { AvroSchemaSet } from "../../protocol/avro/index.ts";
import type { ApplicationSettings } from "./application-settings.ts";

/**
 * How the provider says that it has no configuration: status 200 with an empty `configId` and no content; 404; or 204.
 */
export type NoneForm = "empty" | "notFound" | "noContent";

/** How the provider says that the consumer has the current configuration: status 200 or 304, without content. */
export type UnchangedForm = "ok" | "notModified";

/**
 * What a configuration data provider has to be told.
 *
 * A second provider for software updates, behind the consumer `cmx_ota`, needs only names of its own: `instanceName`
 * (such as "otao") and `consumerInstanceName` "cmx_ota". 6/CDTP is the same on both channels and a consumer does not look
 * into identifiers; that they are software versions there is up to whoever stores a specification (`?configId=1.0.0`).
 */
export interface ConfigurationDataProviderSettings {
  /** Its service instance name, which is also its queue group and the name under which it serves HTTP. */
  readonly instanceName: string;
  /** The port of its REST interface; 0 lets the system choose. */
  readonly port: number;
  /** Decides whether requests carry a configuration name. */
  readonly avroSchemaSet: AvroSchemaSet;
  /** Whether changes are broadcast as events of 6/CDTP, which they are unless told otherwise. */
  readonly announceUpdates?: boolean;
  /** The replica id in those events; an identifier of the runtime unless told otherwise. */
  readonly replicaId?: string;
  /** The only consumer whose reports of applied configurations are noted; unless told otherwise, all are. */
  readonly consumerInstanceName?: string;
  /** The only originator whose word on removed endpoints (9/ELCE) counts; unless told otherwise, all do. */
  readonly lifecycleOriginatorInstanceName?: string;
  /** By name, the applications that have schemas; `PUT /control/applications/:applicationName` changes them. */
  readonly applications?: Readonly<Record<string, ApplicationSettings>>;
  /** "empty" unless told otherwise. */
  readonly noneForm?: NoneForm;
  /** "ok" unless told otherwise. */
  readonly unchangedForm?: UnchangedForm;
}

/** Every `NoneForm`. */
export const NONE_FORMS: readonly NoneForm[] = ["empty", "notFound", "noContent"];
/** Every `UnchangedForm`. */
export const UNCHANGED_FORMS: readonly UnchangedForm[] = ["ok", "notModified"];
