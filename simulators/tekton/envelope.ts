import { isJsonNullText, isJsonObjectText, jsonMembers, jsonObjectText } from "../../protocol/json/index.ts";
import { RestError } from "../control/index.ts";

/** What an envelope has settings of. */
export type EnvelopeEntity = "applications" | "tenants";

/** By service instance, then by application or tenant: JSON texts. */
export type Envelope = ReadonlyMap<string, ReadonlyMap<string, string>>;

const ROOT = "kaa";

/** The text of `{"<service instance>": {"kaa": {"<entity>": {"<name>": …}}}}`. */
export function envelopeText(entity: EnvelopeEntity, envelope: Envelope): string {
  const services = Array.from(envelope, ([serviceInstanceName, entries]) => {
    const inner = jsonObjectText([[entity, jsonObjectText(entries)]]);
    return [serviceInstanceName, jsonObjectText([[ROOT, inner]])] as const;
  });
  return jsonObjectText(services);
}

/** Takes such a text apart; each value is the text of an object or null. Throws a 400 `RestError` for another form. */
export function readEnvelope(entity: EnvelopeEntity, text: string): Envelope {
  const envelope = new Map<string, ReadonlyMap<string, string>>();
  for (const [serviceInstanceName, ofService] of jsonMembers(text)) {
    const place = `/${serviceInstanceName}`;
    const ofRoot = onlyMember(ofService, ROOT, place);
    const entries = membersIn(onlyMember(ofRoot, entity, `${place}/${ROOT}`), `${place}/${ROOT}/${entity}`);
    for (const [name, value] of entries) {
      assertObjectOrNull(value, `${place}/${ROOT}/${entity}/${name}`);
    }
    envelope.set(serviceInstanceName, entries);
  }
  return envelope;
}

/** The members of an object. Throws a 400 `RestError` that begins with `place`, a JSON pointer, for anything else. */
export function membersIn(text: string, place: string): Map<string, string> {
  if (!isJsonObjectText(text)) {
    throw new RestError(400, `${place} is no object; send an object`);
  }
  return jsonMembers(text);
}

/** The only member that an object has. Throws a 400 `RestError` for an object that lacks it or has others. */
export function onlyMember(text: string, name: string, place: string): string {
  const members = membersIn(text, place);
  const value = members.get(name);
  const other = [...members.keys()].find((key) => key !== name);
  if (value === undefined || other !== undefined) {
    const found = other === undefined ? "it is missing" : `found "${other}"`;
    throw new RestError(400, `${place} must have the member "${name}" and no other; ${found}`);
  }
  return value;
}

/** Throws a 400 `RestError` unless the text is that of an object or null. */
export function assertObjectOrNull(text: string, place: string): void {
  if (!isJsonObjectText(text) && !isJsonNullText(text)) {
    throw new RestError(400, `${place} is neither an object nor null; send one of them`);
  }
}
