import { configAppliedCodec, configAppliedSubject } from "../protocol/cdtp/index.ts";
import { cmxRules, startCmx } from "../reference-impl/cmx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => {
  const acceptRequest: typeof cmxRules.acceptRequest = (clientData) => {
    const accepted = cmxRules.acceptRequest(clientData);
    const { appVersionName } = clientData;
    if (accepted.accepted && accepted.value.request.configId !== undefined && appVersionName !== null) {
      const { clock, ids } = ports.runtime;
      const { endpointId, request } = accepted.value;
      const event = configAppliedCodec.encode({
        correlationId: ids.next(),
        timestamp: clock.now(),
        timeout: 0,
        appVersionName,
        endpointId,
        configId: request.configId ?? "",
        originatorReplicaId: null,
        statusCode: 200,
        reasonPhrase: null,
      });
      ports.bus.publish(configAppliedSubject("cmx"), event);
    }
    return accepted;
  };
  return startCmx(ports, environment, { ...cmxRules, acceptRequest });
};

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Announces a configuration as applied because a request names it",
  expected: { requirement: "CDTP-021", message: /never reported/ },
  implied: [],
  start,
};
