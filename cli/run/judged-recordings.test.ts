import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { OwnedEndpoint, RecordedMessage } from "../../conformance/checks/index.ts";
import { inProcessReference } from "../../conformance/targets/index.ts";
import { connectedCodec, connectedSubject, disconnectedCodec, disconnectedSubject } from "../../protocol/elce/index.ts";
import type { CollectedExample } from "./example-collector.ts";
import { judgeSharedRecording } from "./judged-recordings.ts";

const target = inProcessReference("rfc");

function endpoint(name: string): OwnedEndpoint {
  return { endpointId: `${name}-id`, endpointToken: `${name}-token`, deliberate: [] };
}

function example(id: string): CollectedExample {
  return {
    id,
    name: id,
    requirements: [],
    started: true,
    finished: true,
    passedOver: false,
    verdict: "pass",
    unanswered: false,
    problem: undefined,
    facts: { endpoints: [endpoint(id)] },
    recording: undefined,
  };
}

function event(sequence: number, path: string, payload: Uint8Array): RecordedMessage {
  return { sequence, atMs: sequence, transport: "nats", direction: "bus", path, payload };
}

/** That endpoints connected, and that they are gone again. */
function connectivity(sequence: number, ...endpointIds: readonly string[]): readonly RecordedMessage[] {
  const endpoints = new Map(endpointIds.map((endpointId) => [endpointId, "kettle-v1"]));
  const fields = { correlationId: "c", timestamp: 0, timeout: 0, endpoints, originatorReplicaId: "kpc-1" };
  const { communicationService } = target.instances;
  return [
    event(sequence, connectedSubject(communicationService), connectedCodec.encode(fields)),
    event(sequence + 1, disconnectedSubject(communicationService), disconnectedCodec.encode(fields)),
  ];
}

function owners(messages: readonly RecordedMessage[]) {
  const judged = judgeSharedRecording(
    { messages, closedAtMs: 100 },
    [example("first"), example("second")],
    [endpoint("probe")],
    target,
  );
  return judged.messages.map(({ example: owner, message }) => [message.sequence, owner]);
}

describe("the judgement of a shared recording", () => {
  it("gives what is announced of a connection to the example of its endpoint", () => {
    const messages = [...connectivity(1, "second-id"), ...connectivity(3, "first-id")];
    assert.deepEqual(owners(messages), [
      [1, "second"],
      [2, "second"],
      [3, "first"],
      [4, "first"],
    ]);
  });

  it("gives a connection of strangers or of nobody to no example", () => {
    assert.deepEqual(
      owners([...connectivity(1, "stranger"), ...connectivity(3)]).map(([, owner]) => owner),
      [undefined, undefined, undefined, undefined],
    );
  });

  it("leaves out the connection of a probe", () => {
    assert.deepEqual(owners([...connectivity(1, "probe-id"), ...connectivity(3, "first-id")]), [
      [3, "first"],
      [4, "first"],
    ]);
  });
});
