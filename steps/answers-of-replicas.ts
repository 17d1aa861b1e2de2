import type { ServiceName } from "../conformance/targets/index.ts";
import { parseErrorResponse } from "../protocol/kp/index.ts";
import type { DeviceRequest, DeviceResponse } from "../world/index.ts";
import { send } from "./endpoint-traffic.ts";
import { eventually } from "./eventually.ts";
import type { ExampleEndpoint, ExampleState } from "./example-state.ts";

/**
 * How many answers in a row have to be right, for each replica: a replica that was left behind is missed by all of
 * them once in a thousand times if there are two.
 */
const IN_A_ROW = 5;

/** What an endpoint asks a service again and again, and for how long. */
export interface RepeatedQuestion {
  readonly service: ServiceName;
  readonly boundMs: number;
  readonly request: () => DeviceRequest;
  /** How many answers in a row have to be right, if not five for each replica. */
  readonly inARow?: number;
}

/** What a device got, as text. */
export function textOf({ payload }: DeviceResponse): string {
  return Buffer.from(payload).toString("utf8");
}

/** Whether the response is an error from 400 to 499. */
export function isClientError(response: DeviceResponse): boolean {
  const error = response.kind === "error" ? parseErrorResponse(response.payload) : undefined;
  return error?.ok === true && error.value.statusCode >= 400 && error.value.statusCode <= 499;
}

/** What was wrong with the last answer, if not all replicas came to give the right ones within `boundMs`. */
export async function wrongInTheEnd(
  state: ExampleState,
  endpoint: ExampleEndpoint,
  { service, boundMs, request, inARow }: RepeatedQuestion,
  isRight: (response: DeviceResponse) => boolean,
): Promise<string | undefined> {
  const wanted = inARow ?? IN_A_ROW * (state.open.target.services[service]?.replicas ?? 1);
  let wrong: string | undefined;
  const done = await eventually(state, boundMs, async () => {
    for (let asked = 0; asked < wanted; asked += 1) {
      await send(endpoint, request());
      const response = await endpoint.device.response(state.answerBoundMs);
      if (response === undefined || !isRight(response)) {
        wrong = response === undefined ? "nothing" : textOf(response);
        return undefined;
      }
    }
    return true;
  });
  endpoint.response = undefined;
  return done === undefined ? (wrong ?? "nothing") : undefined;
}
