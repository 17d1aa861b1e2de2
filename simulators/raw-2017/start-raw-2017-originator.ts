import { configurationEventSubject, encodeNewAvailableEvent } from "../../protocol/raw-2017/index.ts";
import { publishIfFits } from "../../transport/index.ts";
import { RestError, readBody, restApp, type StartedSimulator } from "../control/index.ts";
import { contentOf, originatedBodyShape } from "./configuration-body.ts";
import type { Raw2017OriginatorSettings, Raw2017Ports } from "./settings.ts";

/**
 * Starts a service that configurations come from, and that providers of several content types listen to (5/CMX2CDP,
 * "Problems and possible solutions", 3). `POST /control/configurations` (`OriginatedBody`) has it publish one; 202 once
 * the bus has it, 413 if it is larger than the bus takes.
 */
export async function startRaw2017Originator(
  settings: Raw2017OriginatorSettings,
  { bus, http, runtime }: Raw2017Ports,
): Promise<StartedSimulator> {
  const replicaId = settings.replicaId ?? runtime.ids.next();
  const subject = configurationEventSubject(settings.instanceName, "new-available");
  const app = restApp(runtime.logger);
  app.post("/control/configurations", async (context) => {
    const body = await readBody(context, originatedBodyShape);
    const { appVersionToken, endpointId, configVersion, contentType } = body;
    const event = {
      correlationId: runtime.ids.next(),
      eventTimestamp: runtime.clock.now(),
      originatorReplicaId: replicaId,
      appVersionToken,
      endpointId,
      configVersion,
      contentType,
      content: contentOf(body),
    };
    if (!publishIfFits(bus, subject, encodeNewAvailableEvent(event, settings.readings))) {
      throw new RestError(413, "the configuration is larger than the bus takes; send a shorter one");
    }
    await bus.flush();
    return context.json({ subject, correlationId: event.correlationId }, 202);
  });
  const server = await http.serve(settings.instanceName, settings.port, (request) => app.fetch(request));
  const close = () => server.close();
  return { baseUrl: server.baseUrl, close, [Symbol.asyncDispose]: close };
}
