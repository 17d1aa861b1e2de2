import { Inconclusive, NoAnswer } from "../conformance/verdicts/index.ts";
import type { ApplicationNames, ServiceAnswer, ServiceRequest } from "../world/index.ts";
import type { ExampleState } from "./example-state.ts";

/** Where ADX keeps the attributes of an application or, if one is named, of its version. */
export function documentPath({ application, appVersion }: ApplicationNames): string {
  const version = appVersion === undefined ? "" : `/app-versions/${appVersion}`;
  return `/api/v1/app-configs/applications/${application}${version}`;
}

/** What every replica of the service answers at one of its interfaces. */
export async function askAll(
  state: ExampleState,
  request: ServiceRequest,
  which: "restUrl" | "managementUrl" = "restUrl",
): Promise<readonly ServiceAnswer[]> {
  const service = state.open.service(state.service);
  assertOffered(state, service.offers(which), which);
  const answers = await service.askAll(which, request, state.answerBoundMs);
  if (answers.length < service.replicas) {
    throw new NoAnswer(`A replica did not answer ${request.method} ${request.path} within ${state.answerBoundMs} ms`);
  }
  return answers;
}

/** What the first replica of the service answers at its REST interface. */
export async function askFirst(state: ExampleState, request: ServiceRequest): Promise<ServiceAnswer> {
  const service = state.open.service(state.service);
  assertOffered(state, service.offers("restUrl"), "restUrl");
  const answer = await service.askFirst("restUrl", request, state.answerBoundMs);
  if (answer === undefined) {
    throw new NoAnswer(`${request.method} ${request.path} was not answered within ${state.answerBoundMs} ms`);
  }
  return answer;
}

function assertOffered({ service }: ExampleState, offered: boolean, which: "restUrl" | "managementUrl"): void {
  if (!offered) {
    const key = which === "restUrl" ? "rest" : "management";
    const name = service.toUpperCase();
    throw new Inconclusive(`Nobody told where ${name} is reached; name its address as "${key}" in the target file`);
  }
}

/** Something that shows whether a token is taken: what a service shows to whoever may see it of the example. */
export function tokenProbePath(state: ExampleState): string {
  return state.service === "adx"
    ? documentPath(state.application)
    : `/api/v1/endpoints/commands?endpointId=${state.endpoint.endpointId}`;
}
