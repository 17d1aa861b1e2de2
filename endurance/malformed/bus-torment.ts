import { appliedPath, configurationPath } from "../../protocol/cmp/index.ts";
import { clientDataSubject } from "../../protocol/esp/index.ts";
import type { Random } from "../../runtime/index.ts";
import { oneOf } from "../chance/index.ts";
import { INSTANCES } from "../instance-names.ts";
import { badBody } from "./bad-payloads.ts";
import { oddContent } from "./odd-content.ts";
import { encodeClientData, type Place, placesOf, requestOf, TORMENTOR_SUBJECT, tormentedEndpoint } from "./places.ts";
import { bitFlipped, randomBytes, truncated, withClaimedLength, withLongField } from "./spoiled-bytes.ts";

/** A message for the bus that nobody should send. */
export interface BusTorment {
  readonly subject: string;
  readonly payload: Uint8Array;
  readonly replyTo: string | undefined;
  /** The message can be read, but what the endpoint sent cannot: one error answer with this identifier is due. */
  readonly refusedCorrelationId?: string;
}

type Kind = (random: Random, places: readonly Place[], index: number) => BusTorment;

/** Subjects that NATS takes for answers and that no service of Kaa has. */
const ODD_REPLY_SUBJECTS = [
  "a",
  "_INBOX.nobody",
  "ü.ö",
  "kaa",
  "kaa.v1",
  "kaa.v1.replica.gone.esp.ClientData",
  "kaa.v1.replica.gone.esp.ExtensionData",
  "kaa.v1.service.cmx.esp.ClientData",
  "kaa.v1.service.ecr.cdtp.request",
  "kaa.v1.events.kpc.endpoint.connectivity.connected",
  "kaa.v1.events.ecr.endpoint.config.updated",
  "kaa.v1.replica.a.b.c.d.e.f",
  `kaa.v1.replica.${"x".repeat(3_000)}.esp.ExtensionData`,
] as const;

const REQUESTS = clientDataSubject(INSTANCES.cmx);

function atPlace(random: Random, places: readonly Place[], spoil: (place: Place) => Uint8Array): BusTorment {
  const place = oneOf(random, places);
  return { subject: place.subject, payload: spoil(place), replyTo: place.replyTo };
}

function refused(random: Random, index: number): BusTorment {
  const refusedCorrelationId = `refused-${index}`;
  const endpointId = random.integer(1, 20) === 1 ? null : tormentedEndpoint(random);
  const resourcePath = oneOf(random, [configurationPath(), appliedPath(), appliedPath("named"), "/nothing/json", ""]);
  const payload = badBody(random);
  const data = { ...requestOf(random), correlationId: refusedCorrelationId, endpointId, resourcePath, payload };
  return { subject: REQUESTS, payload: encodeClientData(data), replyTo: TORMENTOR_SUBJECT, refusedCorrelationId };
}

function withOddReply(random: Random): BusTorment {
  return {
    subject: REQUESTS,
    payload: encodeClientData(requestOf(random)),
    replyTo: random.integer(1, ODD_REPLY_SUBJECTS.length) === 1 ? undefined : oneOf(random, ODD_REPLY_SUBJECTS),
  };
}

const KINDS: readonly Kind[] = [
  (random, places) => atPlace(random, places, () => randomBytes(random)),
  (random, places) => atPlace(random, places, (place) => truncated(random, place.wellFormed(random))),
  (random, places) => atPlace(random, places, (place) => bitFlipped(random, place.wellFormed(random))),
  (random, places) => atPlace(random, places, () => oneOf(random, places).wellFormed(random)),
  (random, places) => atPlace(random, places, (place) => withClaimedLength(random, place.wellFormed(random))),
  (random, places) => atPlace(random, places, (place) => withLongField(random, place.wellFormed(random))),
  (random, _places, index) => refused(random, index),
  (random) => withOddReply(random),
  (random, places) => ({ replyTo: undefined, ...oddContent(random, places) }),
];

/** The places that messages to CMX replicas of these names, and to those around them, can go to. */
export const tormentedPlaces = placesOf;

/** The torment with this number. `random` determines it, and depends on the number itself. */
export function busTorment(random: Random, places: readonly Place[], index: number): BusTorment {
  return oneOf(random, KINDS)(random, places, index);
}
