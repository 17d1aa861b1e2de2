/** True if `filter` may be subscribed to: `+` and `#` fill a level, `#` is the last one. MQTT 3.1.1, section 4.7. */
export function isTopicFilter(filter: string): boolean {
  const levels = filter.split("/");
  return (
    filter !== "" &&
    !filter.includes("\0") &&
    levels.every((level) => level === "+" || level === "#" || !/[+#]/.test(level)) &&
    !levels.slice(0, -1).includes("#")
  );
}

/**
 * True if `filter` covers `topic`: `+` is exactly one level, which may be empty; `#` is the level before it and
 * everything below; a wildcard on the first level leaves out topics that begin with `$`. Nothing matches what is not
 * a filter. MQTT 3.1.1, section 4.7.
 */
export function topicMatchesFilter(topic: string, filter: string): boolean {
  if (topic === "" || !isTopicFilter(filter)) {
    return false;
  }
  const levels = topic.split("/");
  const wanted = filter.split("/");
  if (topic.startsWith("$") && (wanted[0] === "+" || wanted[0] === "#")) {
    return false;
  }
  const below = wanted.at(-1) === "#";
  const fixed = below ? wanted.slice(0, -1) : wanted;
  const deepEnough = below ? levels.length >= fixed.length : levels.length === fixed.length;
  return deepEnough && fixed.every((level, index) => level === "+" || level === levels[index]);
}
