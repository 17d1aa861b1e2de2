import { replicaSubject } from "../../protocol/ism/index.ts";
import { encodeJson, jsonParser } from "../../protocol/json/index.ts";
import type { BusSubscription } from "../../transport/index.ts";
import { publishIfFits } from "../../transport/index.ts";
import type { ServicePorts } from "../service/index.ts";
import type { CexCounts } from "./cex-counts.ts";
import type { CommandKey } from "./store/index.ts";

const PROTOCOL = "cex-siblings";
const EXECUTED = "Executed";

const parseNotice = jsonParser<CommandKey>("the notice", {
  type: "object",
  required: ["endpointId", "commandType", "commandId"],
  properties: {
    endpointId: { type: "string" },
    commandType: { type: "string" },
    commandId: { type: "integer" },
  },
});

/**
 * Tells the replica at which a caller waits that a command was executed. The messages are a house protocol; one that is
 * lost costs the caller some time, for it looks into the store before it gives up.
 */
export class SiblingNotices {
  readonly #ports: ServicePorts;
  readonly #subscription: BusSubscription;

  /** Calls `executed` for each command that a sibling has taken the result of. */
  constructor(
    ports: ServicePorts,
    replicaId: string,
    counts: Pick<CexCounts, "unreadable">,
    executed: (key: CommandKey) => void,
  ) {
    this.#ports = ports;
    this.#subscription = ports.bus.subscribe(subjectOf(replicaId), ({ payload }) => {
      const notice = parseNotice(payload);
      if (notice.ok) {
        executed(notice.value);
      } else {
        counts.unreadable.add("notice");
      }
    });
  }

  /** Tells a sibling. */
  tell(replicaId: string, { endpointId, commandType, commandId }: CommandKey): void {
    publishIfFits(this.#ports.bus, subjectOf(replicaId), encodeJson({ endpointId, commandType, commandId }));
  }

  /** Listens no more. */
  close(): void {
    this.#subscription.unsubscribe();
  }
}

function subjectOf(replicaId: string): string {
  return replicaSubject(replicaId, PROTOCOL, EXECUTED);
}
