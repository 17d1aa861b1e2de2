import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { CHECKS } from "./index.ts";
import { announcements } from "./sample-announcements.ts";
import { commands } from "./sample-commands.ts";
import { gateway, gatewayContext } from "./sample-gateway.ts";
import { platformEvents } from "./sample-platform.ts";
import { sampleReport } from "./sample-report.ts";
import { type Exchange, exchange, judged, messagesOf, sampleTrace } from "./sample-trace.ts";
import { Trace, type TracedMessage } from "./trace.ts";

/** The two ends of an exchange, what goes out unasked, a report, a gateway, commands; together they touch every rule. */
const soundSamples = [
  messagesOf({ ...exchange(), ...announcements(), ...sampleReport() }),
  messagesOf(
    exchange({
      extensionData: { fields: { statusCode: 404, payload: null } },
      response: {
        message: {
          path: "kp1/kettle-v1/cmx/token1/config/json/7/error",
          payload: Buffer.from('{"statusCode":404,"reasonPhrase":"Not found"}'),
        },
      },
    }),
  ),
  gateway(),
  messagesOf(platformEvents()),
  commands(),
];

const context = { ...gatewayContext(), services: ["cmx", "cex"] } as const;

/** The exchange number `index` of the sample endpoint, with identifiers of its own. */
function numbered(index: number): Exchange {
  const fields = { correlationId: `correlation-${index}` };
  const asked = { ...fields, requestId: index + 1 };
  return exchange({
    request: { fields: { requestId: index + 1 } },
    clientData: { fields: asked },
    configRequest: { fields },
    configResponse: { fields },
    extensionData: { fields: asked },
    response: { fields: { requestId: index + 1 } },
  });
}

/** How often a check looks at a message in `exchanges` exchanges, announcements, reports, gateways and commands. */
function looks(check: (typeof CHECKS)[number], exchanges: number): number {
  const messages = Array.from({ length: exchanges }, (_, index) => [
    ...messagesOf({ ...numbered(index), ...announcements(), ...sampleReport() }),
    ...gateway(),
    ...messagesOf(platformEvents()),
    ...commands(index),
  ]);
  let count = 0;
  const counting = (value: unknown): PropertyDescriptor => ({
    enumerable: true,
    get: () => {
      count += 1;
      return value;
    },
  });
  const counted = (message: TracedMessage): TracedMessage => {
    const values: readonly (readonly [string, unknown])[] = Object.entries(message);
    const counters = Object.fromEntries(values.map(([name, value]) => [name, counting(value)]));
    return Object.defineProperties({ ...message }, counters);
  };
  const { messages: traced, closedAtMs } = sampleTrace(messages.flat());
  check.judge(new Trace(traced.map(counted), closedAtMs), context);
  return count;
}

describe("the checks", () => {
  it("have identifiers of their own", () => {
    assert.equal(new Set(CHECKS.map(({ id }) => id)).size, CHECKS.length);
    assert.equal(CHECKS.length, 20);
  });

  for (const check of CHECKS) {
    it(`${check.id} judges exactly the requirements that it names, and finds nothing in sound traffic`, () => {
      const reports = soundSamples.map((sample) => judged(check, sample, context));
      assert.deepEqual(
        reports.map(({ findings }) => findings),
        soundSamples.map(() => []),
      );
      const exercised = new Set(reports.flatMap((report) => Object.keys(report.exercised)));
      assert.deepEqual([...exercised].toSorted(), check.requirements.toSorted());
    });

    it(`${check.id} takes twice the time for twice the traffic, not four times`, () => {
      const [some, twice] = [looks(check, 50), looks(check, 100)];
      assert.ok(twice <= 2.2 * some, `${some} looks at messages became ${twice}`);
    });

    it(`${check.id} says nothing of a recording without messages`, () => {
      assert.deepEqual(judged(check, [], context), { exercised: {}, findings: [] });
    });
  }
});
