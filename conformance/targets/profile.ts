import type { AvroSchemaSet } from "../../protocol/avro/index.ts";
import type { CommandTypePattern, ResultRequestOptions } from "../../protocol/cep/index.ts";
import type { ResponseEnvelope } from "../../protocol/cmp/index.ts";
import type { ZeroRequestId } from "../../protocol/kp/index.ts";

/** The sets of readings that a target can be judged by. */
export type ProfileName = "rfc" | "deployed" | "raw-2017";

/** Every profile; the default comes first. */
export const PROFILE_NAMES: readonly ProfileName[] = ["deployed", "rfc", "raw-2017"];

/** Which reading is taken where the documents and the services in use differ. */
export interface Profile {
  readonly name: ProfileName;
  /** Which documents say what is right: those in force, or the two drafts of 2017, whose CMX is another service. */
  readonly documents: "current" | "drafts-2017";
  readonly avroSchemaSet: AvroSchemaSet;
  /** Whether configuration responses may and should carry `statusCode` and `reasonPhrase`. */
  readonly responseEnvelope: ResponseEnvelope;
  /** Whether a last topic level of 0 is a request identifier. */
  readonly zeroRequestId: ZeroRequestId;
  /** Whether a subscription that names a token identifies its endpoint, or a message only. */
  readonly identifyOn: "publish" | "publishOrSubscribe";
  /** Which HTTP status a success gets. */
  readonly httpSuccess: "always200" | "mirror";
  /** Whether a single result may stand in for an array of them (11/CEP). */
  readonly resultShape: ResultRequestOptions["shape"];
  /** What the name of a command type is made of: letters and digits, or dashes and underscores, too. */
  readonly commandTypeCharacters: CommandTypePattern;
  /** Whether null stands for absent where the schemas of 7/CMP do not allow it. */
  readonly lenientNulls: boolean;
}

const PROFILES: Readonly<Record<ProfileName, Profile>> = {
  rfc: {
    name: "rfc",
    documents: "current",
    avroSchemaSet: "2026-01",
    responseEnvelope: "rfc",
    zeroRequestId: "pathSegment",
    identifyOn: "publish",
    httpSuccess: "mirror",
    resultShape: "array",
    commandTypeCharacters: "alphanumeric",
    lenientNulls: false,
  },
  deployed: {
    name: "deployed",
    documents: "current",
    avroSchemaSet: "2026-01",
    responseEnvelope: "deployed",
    zeroRequestId: "accept",
    identifyOn: "publishOrSubscribe",
    httpSuccess: "always200",
    resultShape: "arrayOrObject",
    commandTypeCharacters: "deployed",
    lenientNulls: true,
  },
  // The drafts say nothing of these readings: those of the communication service are as deployed, others mean nothing.
  "raw-2017": {
    name: "raw-2017",
    documents: "drafts-2017",
    avroSchemaSet: "2020-05",
    responseEnvelope: "rfc",
    zeroRequestId: "accept",
    identifyOn: "publishOrSubscribe",
    httpSuccess: "always200",
    resultShape: "array",
    commandTypeCharacters: "alphanumeric",
    lenientNulls: false,
  },
};

/** The readings of a profile. */
export function profile(name: ProfileName): Profile {
  return PROFILES[name];
}
