import { replicaSubject, serviceSubject } from "../../protocol/ism/index.ts";
import { encodeJson } from "../../protocol/json/index.ts";
import type { Timer } from "../../runtime/index.ts";
import type { BusMessage, BusSubscription } from "../../transport/index.ts";
import type { ServicePorts } from "../service/index.ts";
import type { Observation, Observations } from "./observations.ts";
import {
  GOODBYE,
  HEARD,
  HELLO,
  OBSERVED,
  parseSiblingMessage,
  SIBLINGS_PROTOCOL,
  type SiblingMessage,
} from "./sibling-messages.ts";

interface Notice {
  /** Siblings that have not confirmed yet. */
  readonly silent: Set<string>;
  readonly heard: () => void;
  readonly timer: Timer;
}

/** A sibling that has not confirmed by then is taken for dead. */
const HEARD_MS = 250;
/** Observations in one message. */
const OBSERVATIONS_PER_MESSAGE = 5_000;

/**
 * The other replicas of the same instance. They share what endpoints said about observing, so that whichever replica
 * hears of a new configuration knows whether it may be sent. A replica tells all others *before* it answers the
 * endpoint and waits until they have heard, so nobody can act on older knowledge once the endpoint has its answer.
 */
export class Siblings {
  readonly #ports: ServicePorts;
  readonly #instanceName: string;
  readonly #replicaId: string;
  readonly #observations: Observations;
  readonly #known = new Set<string>();
  readonly #notices = new Map<string, Notice>();
  readonly #subscriptions: readonly BusSubscription[];

  constructor(instanceName: string, replicaId: string, observations: Observations, ports: ServicePorts) {
    this.#ports = ports;
    this.#instanceName = instanceName;
    this.#replicaId = replicaId;
    this.#observations = observations;
    const listen = (subject: string, take: (message: SiblingMessage) => void): BusSubscription =>
      ports.bus.subscribe(subject, (message) => this.#read(message, take));
    this.#subscriptions = [
      listen(this.#toAll(HELLO), (message) => this.#welcome(message)),
      listen(this.#toAll(OBSERVED), (message) => this.#hear(message)),
      listen(this.#toAll(GOODBYE), ({ replicaId }) => this.#forget(replicaId)),
      listen(this.#toOne(replicaId, HELLO), (message) => this.#learn(message)),
      listen(this.#toOne(replicaId, HEARD), (message) => this.#confirm(message)),
    ];
  }

  /** Makes this replica known and waits so many milliseconds for what the others know. */
  async introduce(introductionMs: number): Promise<void> {
    this.#send(this.#toAll(HELLO), {});
    await new Promise<void>((resolve) => {
      this.#ports.runtime.clock.schedule(introductionMs, resolve);
    });
  }

  /** Tells the others, and calls `heard` once all of them know or have been silent for too long. */
  tell(observation: Observation, heard: () => void): void {
    if (this.#known.size === 0) {
      heard();
      return;
    }
    const noticeId = this.#ports.runtime.ids.next();
    const timer = this.#ports.runtime.clock.schedule(HEARD_MS, () => this.#giveUp(noticeId));
    this.#notices.set(noticeId, { silent: new Set(this.#known), heard, timer });
    this.#send(this.#toAll(OBSERVED), { noticeId, observations: [observation] });
  }

  /** Says goodbye. */
  close(): void {
    this.#send(this.#toAll(GOODBYE), {});
    for (const subscription of this.#subscriptions) {
      subscription.unsubscribe();
    }
    for (const [noticeId, { timer, heard }] of this.#notices) {
      this.#notices.delete(noticeId);
      timer.cancel();
      heard();
    }
  }

  #welcome({ replicaId }: SiblingMessage): void {
    this.#known.add(replicaId);
    const known = this.#observations.all();
    for (let from = 0; from === 0 || from < known.length; from += OBSERVATIONS_PER_MESSAGE) {
      const observations = known.slice(from, from + OBSERVATIONS_PER_MESSAGE);
      this.#send(this.#toOne(replicaId, HELLO), { observations });
    }
  }

  #learn({ replicaId, observations = [] }: SiblingMessage): void {
    this.#known.add(replicaId);
    for (const observation of observations) {
      this.#observations.take(observation);
    }
  }

  #hear(message: SiblingMessage): void {
    this.#learn(message);
    if (message.noticeId !== undefined) {
      this.#send(this.#toOne(message.replicaId, HEARD), { noticeId: message.noticeId });
    }
  }

  #confirm({ replicaId, noticeId = "" }: SiblingMessage): void {
    const notice = this.#notices.get(noticeId);
    notice?.silent.delete(replicaId);
    if (notice?.silent.size === 0) {
      this.#notices.delete(noticeId);
      notice.timer.cancel();
      notice.heard();
    }
  }

  #giveUp(noticeId: string): void {
    const notice = this.#notices.get(noticeId);
    this.#notices.delete(noticeId);
    for (const replicaId of notice?.silent ?? []) {
      this.#ports.runtime.logger.warn("sibling replica is silent", { replicaId });
      this.#forget(replicaId);
    }
    notice?.heard();
  }

  /** Whoever is gone need not hear anything any more. */
  #forget(replicaId: string): void {
    this.#known.delete(replicaId);
    for (const noticeId of [...this.#notices.keys()]) {
      this.#confirm({ replicaId, noticeId });
    }
  }

  #read({ payload }: BusMessage, take: (message: SiblingMessage) => void): void {
    const message = parseSiblingMessage(payload);
    if (!message.ok) {
      this.#ports.runtime.logger.warn("unreadable message of a sibling", { problem: message.problem });
    } else if (message.value.replicaId !== this.#replicaId) {
      take(message.value);
    }
  }

  #send(subject: string, message: Omit<SiblingMessage, "replicaId">): void {
    this.#ports.bus.publish(subject, encodeJson({ replicaId: this.#replicaId, ...message }));
  }

  #toAll(messageType: string): string {
    return serviceSubject(this.#instanceName, SIBLINGS_PROTOCOL, messageType);
  }

  #toOne(replicaId: string, messageType: string): string {
    return replicaSubject(replicaId, SIBLINGS_PROTOCOL, messageType);
  }
}
