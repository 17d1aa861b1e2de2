import {
  configAppliedCodec,
  configAppliedSubject,
  configRequestCodec,
  configRequestSubject,
  configResponseCodec,
  configResponseSubject,
  configUpdatedCodec,
  configUpdatedSubject,
} from "../../protocol/cdtp/index.ts";
import { configurationPath } from "../../protocol/cmp/index.ts";
import {
  appVersionUpdatedCodec,
  appVersionUpdatedSubject,
  connectedCodec,
  connectedSubject,
  disconnectedCodec,
  disconnectedSubject,
  registeredCodec,
  registeredSubject,
  unregisteredCodec,
  unregisteredSubject,
} from "../../protocol/elce/index.ts";
import {
  type ClientData,
  clientDataCodec,
  clientDataSubject,
  type ExtensionData,
  extensionDataCodec,
  extensionDataReplicaSubject,
  extensionDataSubject,
} from "../../protocol/esp/index.ts";
import { replicaSubject, serviceSubject } from "../../protocol/ism/index.ts";
import type { Random } from "../../runtime/index.ts";
import { COMMUNICATION_REPLICA_ID, INSTANCES } from "../instance-names.ts";

/** A subject, and what well-formed messages under it look like. */
export interface Place {
  readonly subject: string;
  readonly replyTo?: string;
  wellFormed(random: Random): Uint8Array;
}

/** Whoever is tormented in the name of an endpoint; nobody relies on what these get. */
const ENDPOINTS_MAX = 50;
const AGES_AGO_MS = 1_700_000_000_000;
const APP_VERSION = "tormented-v1";
const SIBLINGS_PROTOCOL = "cmx-siblings";

/** The replica that torments; answers to its ClientData come here. */
export const TORMENTOR_SUBJECT = extensionDataReplicaSubject("tormentor");

/** An endpoint that is tormented. */
export const tormentedEndpoint = (random: Random): string => `tormented-${random.integer(1, ENDPOINTS_MAX)}`;

/** The members that every message has (3/ISM), from long ago, valid for ever. */
function common(random: Random) {
  const correlationId = `torment-${random.integer(0, 0x7fff_ffff)}`;
  return { correlationId, timestamp: AGES_AGO_MS + random.integer(0, 1_000_000), timeout: 0 };
}

function ofEndpoint(random: Random) {
  return { ...common(random), appVersionName: APP_VERSION, endpointId: tormentedEndpoint(random) };
}

/** A well-formed request for a configuration. */
export function requestOf(random: Random): ClientData {
  return {
    ...ofEndpoint(random),
    resourcePath: configurationPath(),
    requestId: random.integer(0, 1_000),
    payload: Buffer.from(random.integer(0, 3) === 0 ? '{"observe":true}' : "{}"),
    configName: null,
  };
}

/** ClientData as bytes. */
export const encodeClientData = (data: ClientData): Uint8Array => clientDataCodec("2026-01").encode(data);

function extensionDataOf(random: Random): ExtensionData {
  return {
    ...ofEndpoint(random),
    extensionInstanceName: INSTANCES.cmx,
    resourcePath: configurationPath(),
    requestId: random.integer(0, 1_000),
    payload: Buffer.from("{}"),
    statusCode: 200,
    reasonPhrase: null,
  };
}

function configurationOf(random: Random) {
  return {
    ...ofEndpoint(random),
    configId: `config-${random.integer(0, 1_000)}`,
    contentType: "application/json",
    content: Buffer.from('{"a":1}'),
    originatorReplicaId: "tormentor",
  };
}

function toServices(): readonly Place[] {
  const extensionData = (random: Random) => extensionDataCodec.encode(extensionDataOf(random));
  return [
    {
      subject: clientDataSubject(INSTANCES.cmx),
      replyTo: TORMENTOR_SUBJECT,
      wellFormed: (random) => encodeClientData(requestOf(random)),
    },
    { subject: extensionDataSubject(INSTANCES.communicationService), wellFormed: extensionData },
    { subject: extensionDataReplicaSubject(COMMUNICATION_REPLICA_ID), wellFormed: extensionData },
    {
      subject: configRequestSubject(INSTANCES.configurationDataProvider),
      replyTo: configResponseSubject("tormentor"),
      wellFormed: (random) =>
        configRequestCodec("2026-01").encode({ ...ofEndpoint(random), configId: null, configName: null }),
    },
  ];
}

function events(): readonly Place[] {
  const { cmx, communicationService, configurationDataProvider } = INSTANCES;
  const originatorReplicaId = "tormentor";
  const endpoints = (random: Random) => new Map([[tormentedEndpoint(random), APP_VERSION]]);
  const several = (random: Random) => ({ ...common(random), endpoints: endpoints(random), originatorReplicaId });
  const one = (random: Random) => ({ ...ofEndpoint(random), originatorReplicaId });
  return [
    { subject: connectedSubject(communicationService), wellFormed: (random) => connectedCodec.encode(several(random)) },
    {
      subject: disconnectedSubject(communicationService),
      wellFormed: (random) => disconnectedCodec.encode(several(random)),
    },
    {
      subject: appVersionUpdatedSubject("epr"),
      wellFormed: (random) => appVersionUpdatedCodec.encode({ ...one(random), previousAppVersionName: APP_VERSION }),
    },
    { subject: registeredSubject("epr"), wellFormed: (random) => registeredCodec.encode(one(random)) },
    { subject: unregisteredSubject("epr"), wellFormed: (random) => unregisteredCodec.encode(one(random)) },
    {
      subject: configUpdatedSubject(configurationDataProvider),
      wellFormed: (random) => configUpdatedCodec.encode(configurationOf(random)),
    },
    {
      subject: configAppliedSubject(cmx),
      wellFormed: (random) =>
        configAppliedCodec.encode({ ...configurationOf(random), statusCode: 200, reasonPhrase: null }),
    },
  ];
}

function toReplica(replicaId: string): readonly Place[] {
  return [
    {
      subject: configResponseSubject(replicaId),
      wellFormed: (random) =>
        configResponseCodec.encode({ ...configurationOf(random), statusCode: 200, reasonPhrase: null }),
    },
    ...["Hello", "Heard"].map((type) => sibling(replicaSubject(replicaId, SIBLINGS_PROTOCOL, type))),
  ];
}

function toSiblings(): readonly Place[] {
  const types = ["Hello", "Observed", "Alive", "Goodbye"];
  return types.map((type) => sibling(serviceSubject(INSTANCES.cmx, SIBLINGS_PROTOCOL, type)));
}

/** What replicas of CMX tell each other is JSON. */
function sibling(subject: string): Place {
  return {
    subject,
    wellFormed: (random) => {
      const said = { endpointId: tormentedEndpoint(random), configName: "", observe: true, saidAtMs: 1, turn: 0 };
      return Buffer.from(JSON.stringify({ replicaId: "tormentor", noticeId: "unknown", observations: [said] }));
    },
  };
}

/** Every subject that CMX, the communication service or the provider listens to. */
export function placesOf(cmxReplicaIds: readonly string[]): readonly Place[] {
  return [...toServices(), ...events(), ...toSiblings(), ...cmxReplicaIds.flatMap(toReplica)];
}
