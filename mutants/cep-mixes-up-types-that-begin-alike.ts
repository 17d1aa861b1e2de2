import { cexRules, startCex } from "../reference-impl/cex/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";
import { alteredStore, commandsOf } from "./store.ts";

const open = alteredStore((store) => ({
  deliverOutstanding: (query, appVersionName, deliver) =>
    store.deliverOutstanding(query, appVersionName, async ({ endpoint, commands }) => {
      const { endpointId, commandType, nowMs } = query;
      const all = query.isUnasked ? [] : await commandsOf(store, { endpointId, nowMs }, "PENDING");
      const alike = all.filter((command) => command.commandType !== commandType);
      const begun = alike.filter((command) => command.commandType.startsWith(commandType ?? command.commandType));
      await deliver({ endpoint, commands: commandType === undefined ? commands : [...commands, ...begun] });
    }),
}));

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => startCex(ports, environment, cexRules, open);

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Answers a request with the commands of types that only begin like its own",
  expected: { requirement: "CEP-011", message: /instead of \[\{"factory": false\}\]/ },
  implied: [{ requirement: "CEP-014", reason: "the commands of two types have the same identifiers" }],
  service: "cex",
  start,
};
