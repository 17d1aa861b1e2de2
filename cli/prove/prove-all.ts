import { availableParallelism } from "node:os";
import type { Progress } from "../session/index.ts";
import { judgeMutant, type Place } from "./judge-mutant.ts";
import { JudgingProcess } from "./judging-process.ts";
import type { Kill } from "./kill.ts";
import type { ProofPlan } from "./proof-plan.ts";

/** Each holds a world and the suite; beyond it more of them hardly help. */
const PROCESSES_MAX = 8;

/**
 * Judges the mutants of a plan, those of the fast lane before those of the wire in what it returns. Processes share the
 * fast lane; this one first takes the wire, where most of the time is spent waiting and no two worlds may meet on one
 * broker.
 */
export async function proveAll(plan: ProofPlan, place: Place, progress: Progress): Promise<readonly Kill[]> {
  const fast = new Map<string, Kill>();
  const wire: Kill[] = [];
  const left = [...plan.fast];
  const total = left.length + plan.wire.length;
  const show = ({ mutant, lane }: Kill): void =>
    progress.stage(`${fast.size + wire.length} of ${total}: ${mutant} (${lane} lane)`);
  const takeAll = async (judge: (name: string) => Promise<Kill>): Promise<void> => {
    for (let name = left.shift(); name !== undefined; name = left.shift()) {
      const kill = await judge(name);
      fast.set(name, kill);
      show(kill);
    }
  };
  const takeWireFirst = async (): Promise<void> => {
    for (const name of plan.wire) {
      const kill = await judgeMutant(name, "wire", place);
      wire.push(kill);
      show(kill);
    }
    await takeAll((name) => judgeMutant(name, "fast", place));
  };
  const count = Math.min(PROCESSES_MAX, Math.max(1, availableParallelism() - 1));
  const processes = Array.from({ length: count }, () => new JudgingProcess());
  try {
    await Promise.all([takeWireFirst(), ...processes.map((one) => takeAll((name) => one.judge(name)))]);
  } finally {
    for (const one of processes) {
      one.close();
    }
  }
  return [...plan.fast.flatMap((name) => fast.get(name) ?? []), ...wire];
}
