/** What the drafts leave open, where both readings can be told apart. */
export interface RawReadings {
  /** How a `configVersion` is written. Tables of 5/CMX2CDP say int or string, its examples show a number. */
  readonly configVersion: "number" | "text";
  /** How bytes are written: `{"bytes": "<base64>"}`, as the examples show them, or the base64 text alone. */
  readonly bytes: "object" | "text";
  /** Whether bytes are also read where the base64 text stands alone. */
  readonly plainBytes: "accept" | "refuse";
  /**
   * What becomes of a message whose table requires a `contentType` that it lacks, as the examples do: it is refused, or
   * taken for one of content type `json`.
   */
  readonly absentContentType: "refuse" | "json";
}

/** The readings of Kaaliper; `docs/decisions/raw-2017.md` has the reasons. */
export const RAW_READINGS: RawReadings = {
  configVersion: "number",
  bytes: "object",
  plainBytes: "accept",
  absentContentType: "refuse",
};

/** The content type of which CMX is: JSON (3/CMX of 2017, "Schemeless JSON"). */
export const JSON_CONTENT_TYPE = "json";
