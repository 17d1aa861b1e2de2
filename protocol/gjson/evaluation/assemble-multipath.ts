import { JsonSeries } from "../json-text/index.ts";
import type { PreparedMultipath } from "./prepared-path.ts";
import type { PathFollower } from "./search-state.ts";

/** Makes the array or object that a multipath describes. What its paths do not find is left out. */
export function assembleMultipath(
  json: string,
  { shape, selectors }: PreparedMultipath,
  follower: PathFollower,
): string {
  const series = new JsonSeries(shape, follower.meter);
  for (const { name, path } of selectors) {
    const value = follower.follow(json, path);
    if (value !== undefined) {
      series.add(shape === "array" ? value.raw : `${name}:${value.raw}`);
    }
  }
  return series.toString();
}
