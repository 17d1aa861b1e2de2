import { wordOf } from "./command-name.ts";
import { type Fault, type FaultKind, metWork } from "./fault.ts";
import type { Invocations } from "./invocations.ts";
import { type Evidence, notJudgedByPresence } from "./judgement.ts";

const KINDS: readonly FaultKind[] = ["CEX killed", "PostgreSQL restarted", "nats-server restarted"];

/** What was done, in numbers, a line each. */
export function figures(evidence: Evidence, invocations: Invocations, calls: number): readonly string[] {
  const { accepted, described, endpoints, faults } = evidence;
  const { unavailable, broken } = invocations;
  const synchronous = accepted.filter(({ status }) => status === 200).length;
  const count = (state: string): number => described.filter(({ status }) => status === state).length;
  const deliveries = endpoints.flatMap(({ endpointId, deliveries: all }) =>
    all.map(({ commandType, id }) => wordOf({ endpointId, commandType, commandId: id })),
  );
  const answers = endpoints.flatMap((endpoint) => endpoint.answers);
  const resent = answers.filter(({ attempt }) => attempt > 1).length;
  return [
    `${calls} calls: ${accepted.length} accepted (${synchronous} with 200), ${unavailable} answered 503, ${broken} broken`,
    `${described.length} commands kept: ${count("EXECUTED")} executed, ${count("EXPIRED")} expired, ${count("PENDING")} pending`,
    `${deliveries.length} deliveries, ${deliveries.length - new Set(deliveries).size} of them repeated`,
    `${notJudgedByPresence(evidence)} commands not judged by the presence of their endpoints, for want of anything to execute them`,
    `${answers.length} results answered, ${resent} of them after they were resent`,
    ...KINDS.map((kind) => describeFaults(kind, faults)),
  ];
}

/** A fault in a line. */
export function describeFault({ kind, what, atMs, backAtMs, recoveredAtMs, ...open }: Fault): string {
  const work = `${open.openCalls} calls and ${open.openResults} results open`;
  return `${kind}: ${what}, ${work}; back after ${backAtMs - atMs} ms, recovered after ${recoveredAtMs - atMs} ms`;
}

function describeFaults(kind: FaultKind, faults: readonly Fault[]): string {
  const all = faults.filter((fault) => fault.kind === kind);
  const slowestMs = Math.max(0, ...all.map(({ atMs, recoveredAtMs }) => recoveredAtMs - atMs));
  const amidWork = all.filter(metWork).length;
  return `${kind}: ${all.length} times, ${amidWork} with work in flight; slowest recovery ${slowestMs} ms`;
}
