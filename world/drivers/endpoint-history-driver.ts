import type { RecordedAnnouncement, RecordedRequest } from "../endpoint-history.ts";
import { objectField, type RestDriver, SimulatorError } from "./rest-driver.ts";

function isAnnouncement(value: unknown): value is RecordedAnnouncement {
  const texts = [objectField(value, "record"), objectField(value, "subject")];
  return texts.every((text) => typeof text === "string") && typeof objectField(value, "endpoints") === "object";
}

function isRequest(value: unknown): value is RecordedRequest {
  const texts = [objectField(value, "subject"), objectField(value, "resourcePath"), objectField(value, "payload")];
  return texts.every((text) => typeof text === "string");
}

/** Reads what was on the bus about an endpoint up to now, through the recorder. */
export class EndpointHistoryDriver {
  readonly #rest: RestDriver;

  constructor(rest: RestDriver) {
    this.#rest = rest;
  }

  /** What was announced of the endpoint, in the order in which it was seen. */
  announcements(endpointId: string): Promise<readonly RecordedAnnouncement[]> {
    return this.#list(`/announcements/${endpointId}`, isAnnouncement);
  }

  /** What extensions were passed under the appversion, in the order in which it was seen. */
  requests(appVersionName: string): Promise<readonly RecordedRequest[]> {
    return this.#list(`/requests/${appVersionName}`, isRequest);
  }

  async #list<T>(path: string, isItem: (value: unknown) => value is T): Promise<readonly T[]> {
    const list: unknown = await this.#rest.order("GET", path);
    if (!Array.isArray(list) || !list.every(isItem)) {
      throw new SimulatorError(`the recorder answered ${path} with ${JSON.stringify(list)}`);
    }
    return list;
  }
}
