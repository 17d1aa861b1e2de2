import { encodeJson } from "../protocol/json/index.ts";
import { cexRules, startCex } from "../reference-impl/cex/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import { alteredBus } from "./alteration.ts";
import type { Mutant } from "./mutant.ts";
import { alteredSendings } from "./sendings.ts";
import { alteredStore, type Command } from "./store.ts";

const NOTHING = '"nothing-is-outstanding"';

/** No command, yet something to be sent. */
function nothing(endpointId: string, commandType: string, nowMs: number): Command {
  return {
    endpointId,
    commandType,
    commandId: 0,
    tenantId: "",
    applicationName: "",
    payload: Buffer.from(NOTHING),
    createdAtMs: nowMs,
    deadlineMs: nowMs + 1_000,
    isSentOnce: false,
    origin: { kind: "rest", replicaId: "" },
    state: "PENDING",
    result: undefined,
    updatedAtMs: nowMs,
  };
}

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => {
  const observed = new Map<string, string>();
  const bus = alteredBus(
    ports.bus,
    alteredSendings((data) => {
      const isMarked = Buffer.from(data.payload ?? []).includes(NOTHING);
      return isMarked ? { ...data, payload: encodeJson([]) } : data;
    }),
  );
  const open = alteredStore((store) => ({
    deliverOutstanding: (query, appVersionName, deliver) => {
      const { endpointId, commandType, observe, isUnasked, nowMs } = query;
      if (observe === true && commandType !== undefined) {
        observed.set(endpointId, commandType);
      }
      const type = observed.get(endpointId);
      return store.deliverOutstanding(query, appVersionName, ({ endpoint, commands }) => {
        const isEmpty = isUnasked && commands.length === 0 && type !== undefined;
        return deliver({ endpoint, commands: isEmpty ? [nothing(endpointId, type, nowMs)] : commands });
      });
    },
  }));
  return startCex({ ...ports, bus }, environment, cexRules, open);
};

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Sends an endpoint that observes and connects an empty array if nothing is outstanding",
  expected: { requirement: "CEP-042", message: /was sent \[\]/ },
  implied: [],
  service: "cex",
  start,
};
