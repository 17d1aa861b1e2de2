/** Which files each file imports. */
export type ImportGraph = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * One shortest cycle through every file that lies on one, each cycle told once, as the list of its files in the order
 * of import. Empty if the graph has no cycle.
 */
export function findCycles(graph: ImportGraph): string[][] {
  const cycles = new Map<string, string[]>();
  for (const start of graph.keys()) {
    const cycle = shortestWayBack(graph, start);
    const members = cycle === undefined ? "" : cycle.toSorted().join(" ");
    if (cycle !== undefined && !cycles.has(members)) {
      cycles.set(members, cycle);
    }
  }
  return [...cycles.values()];
}

function shortestWayBack(graph: ImportGraph, start: string): string[] | undefined {
  const cameFrom = new Map<string, string>();
  const open = [start];
  for (let path = open.shift(); path !== undefined; path = open.shift()) {
    for (const next of graph.get(path) ?? []) {
      if (next === start) {
        return wayTo(path, cameFrom, start);
      }
      if (!cameFrom.has(next)) {
        cameFrom.set(next, path);
        open.push(next);
      }
    }
  }
  return undefined;
}

function wayTo(end: string, cameFrom: ReadonlyMap<string, string>, start: string): string[] {
  const way = [end];
  for (let path = end; path !== start; ) {
    path = cameFrom.get(path) ?? start;
    way.unshift(path);
  }
  return way;
}
