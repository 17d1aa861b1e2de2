import { silentLogger, systemRuntime } from "../../runtime/index.ts";
import { type StartedTekton, startTekton } from "../../simulators/tekton/index.ts";
import { type MessageBus, nodeTransport } from "../../transport/index.ts";
import { BenchmarkError } from "../driver/index.ts";
import { APP_VERSION, APPLICATION, type Side } from "./side.ts";

/** Starts a simulated Tekton without security that knows the one application. Rejects with a `BenchmarkError`. */
export async function startSmallTekton(
  bus: MessageBus,
  natsUrl: string,
  sides: readonly Side[],
): Promise<StartedTekton> {
  const { http } = nodeTransport({ servers: [natsUrl] });
  const names = sides.map(({ instanceName }) => instanceName);
  const instance = { serviceName: "cex", serviceGroup: "extension" };
  const serviceInstances = Object.fromEntries(names.map((name) => [name, instance]));
  const tekton = await startTekton(
    { instanceName: "tekton", port: 0, security: "off", serviceInstances },
    { bus, http, runtime: systemRuntime("tekton", silentLogger) },
  );
  const applications = { [APPLICATION]: { versions: { [APP_VERSION]: {} } } };
  const body = JSON.stringify(Object.fromEntries(names.map((name) => [name, { kaa: { applications } }])));
  const headers = { "content-type": "application/json" };
  const url = `${tekton.baseUrl}/tekton/api/v1/app-configs`;
  const { status } = await http.fetch(new Request(url, { method: "POST", headers, body }));
  if (status !== 204) {
    await tekton.close();
    throw new BenchmarkError(`Tekton did not take the application: POST ${url} was answered ${status}`);
  }
  return tekton;
}
