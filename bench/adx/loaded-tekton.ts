import { silentLogger, systemRuntime } from "../../runtime/index.ts";
import { type StartedTekton, startTekton } from "../../simulators/tekton/index.ts";
import { type HttpTransport, type MessageBus, nodeTransport } from "../../transport/index.ts";
import { BenchmarkError } from "../driver/index.ts";
import { applicationAttributes, applicationNameOf, appVersionAttributes, appVersionNameOf } from "./attributes.ts";

/** Applications in one request, whose body Tekton bounds. */
const BATCH = 50;

/**
 * Starts a simulated Tekton that tells the services of these names of so many applications, each with its attributes
 * and one version. Rejects with `BenchmarkError` if it does not take them.
 */
export async function startLoadedTekton(
  bus: MessageBus,
  natsUrl: string,
  serviceNames: readonly string[],
  applications: number,
): Promise<StartedTekton> {
  const { http } = nodeTransport({ servers: [natsUrl] });
  const instance = { serviceName: "adx", serviceGroup: "extension" };
  const tekton = await startTekton(
    {
      instanceName: "tekton",
      port: 0,
      security: "off",
      serviceInstances: Object.fromEntries(serviceNames.map((name) => [name, instance])),
    },
    { bus, http, runtime: systemRuntime("tekton", silentLogger) },
  );
  try {
    await load(http, tekton.baseUrl, serviceNames, applications);
    return tekton;
  } catch (cause) {
    await tekton.close();
    throw cause;
  }
}

async function load(
  http: HttpTransport,
  tektonUrl: string,
  serviceNames: readonly string[],
  applications: number,
): Promise<void> {
  const url = `${tektonUrl}/tekton/api/v1/app-configs`;
  const headers = { "content-type": "application/json" };
  for (let first = 0; first < applications; first += BATCH) {
    const body = JSON.stringify(envelope(serviceNames, first, Math.min(first + BATCH, applications)));
    const { status } = await http.fetch(new Request(url, { method: "POST", headers, body }));
    if (status !== 204) {
      throw new BenchmarkError(`Tekton did not take the attributes: POST ${url} was answered ${status}`);
    }
  }
}

function envelope(serviceNames: readonly string[], first: number, end: number): object {
  const numbers = Array.from({ length: end - first }, (_, index) => first + index);
  const applications = Object.fromEntries(
    numbers.map((application) => [
      applicationNameOf(application),
      {
        ...applicationAttributes(application),
        versions: { [appVersionNameOf(application)]: appVersionAttributes(application) },
      },
    ]),
  );
  return Object.fromEntries(serviceNames.map((name) => [name, { kaa: { applications } }]));
}
