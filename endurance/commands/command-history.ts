import { wordOf } from "./command-name.ts";
import type { Evidence, Finding } from "./judgement.ts";

/** So many histories are shown of each kind of finding. */
const SHOWN_MAX = 3;
/** Faults that ended so long before the command began are of no interest. */
const BEFORE_MS = 5_000;

type Event = readonly [atMs: number, text: string];

/** The findings, of some of them all that happened to their commands, so that the mistake can be found. */
export function explain(findings: readonly Finding[], evidence: Evidence): string {
  const kinds = new Map<string, readonly Finding[]>();
  for (const finding of findings) {
    const kind = finding.problem.replaceAll(/\d+/g, "n");
    kinds.set(kind, [...(kinds.get(kind) ?? []), finding]);
  }
  const summary = [...kinds].map(([kind, all]) => `${all.length} × a command ${kind}`);
  const shown = [...kinds.values()].flatMap((all) => all.slice(0, SHOWN_MAX));
  return [...summary, ...shown.map((finding) => historyOf(finding, evidence))].join("\n");
}

function historyOf({ command, problem }: Finding, evidence: Evidence): string {
  const events = [...callEvents(command, evidence), ...endpointEvents(command, evidence)];
  const times = events.map(([atMs]) => atMs);
  const [fromMs, toMs] = [Math.min(...times) - BEFORE_MS, Math.max(...times) + BEFORE_MS];
  const endpoint = evidence.endpoints.find(({ endpointId }) => endpointId === command.endpointId);
  const around = [...faultEvents(evidence, fromMs, toMs), ...(endpoint?.presence.between(fromMs, toMs) ?? [])];
  const lines = [...events, ...around, ...foundEvents(command, evidence)].toSorted(([one], [other]) => one - other);
  return [`${wordOf(command)} ${problem}`, ...lines.map(([atMs, text]) => `  ${atMs} ${text}`)].join("\n");
}

function callEvents(command: Finding["command"], { accepted, described }: Evidence): readonly Event[] {
  const word = wordOf(command);
  const calls = accepted.filter((call) => wordOf(call) === word);
  return [
    ...described
      .filter((one) => wordOf(one) === word)
      .flatMap(({ createdAtMs, ttlMs, call, status }): readonly Event[] => [
        [createdAtMs, `created for call ${call}, now ${status}`],
        [createdAtMs + ttlMs, `its deadline, after ${ttlMs} ms`],
      ]),
    ...calls.flatMap(({ call, calledAtMs, answeredAtMs, status, replicaId, awaitSeconds }): readonly Event[] => [
      [calledAtMs, `call ${call} to ${replicaId}, waiting for ${awaitSeconds} s`],
      [answeredAtMs, `call ${call} is answered ${status}`],
    ]),
  ];
}

/** What was asked in the end, long after all else. */
function foundEvents(command: Finding["command"], { accepted, found }: Evidence): readonly Event[] {
  const word = wordOf(command);
  return accepted
    .filter((call) => wordOf(call) === word)
    .flatMap(({ call }) => found.get(call) ?? [])
    .map(({ askedAtMs, status, text }) => [askedAtMs, `GET is answered ${status} with ${text}`]);
}

function endpointEvents({ endpointId, commandType, commandId }: Finding["command"], { endpoints }: Evidence) {
  const record = endpoints.find((endpoint) => endpoint.endpointId === endpointId);
  const deliveries = record?.deliveries.filter(({ commandType: type, id }) => type === commandType && id === commandId);
  const answers = record?.answers.filter(
    (one) => one.commandType === commandType && one.commandIds.includes(commandId),
  );
  return [
    ...(deliveries ?? []).map(
      ({ receivedAtMs, as, payloadText }): Event => [receivedAtMs, `${as} with ${payloadText}`],
    ),
    ...(answers ?? []).flatMap(({ attempt, sentAtMs, answeredAtMs, statusCode }): readonly Event[] => [
      [sentAtMs, `result sent, attempt ${attempt}`],
      [answeredAtMs, `attempt ${attempt} is answered ${statusCode}`],
    ]),
  ];
}

function faultEvents({ faults }: Evidence, fromMs: number, toMs: number): readonly Event[] {
  return faults
    .flatMap(({ kind, what, atMs, backAtMs, recoveredAtMs }): readonly Event[] => [
      [atMs, `${kind}: ${what}`],
      [backAtMs, `${kind}: back`],
      [recoveredAtMs, `${kind}: recovered`],
    ])
    .filter(([atMs]) => atMs >= fromMs && atMs <= toMs);
}
