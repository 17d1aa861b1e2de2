import { replicaSubject, serviceSubject } from "../../protocol/ism/index.ts";
import { encodeJson } from "../../protocol/json/index.ts";
import type { Timer } from "../../runtime/index.ts";
import { type BusMessage, type BusSubscription, publishIfFits } from "../../transport/index.ts";
import type { ServicePorts } from "../service/index.ts";
import type { CmxCounts } from "./cmx-counts.ts";
import type { Observation, Observations } from "./observations.ts";
import { type CmxSettings, silenceMs } from "./settings.ts";
import {
  ALIVE,
  GOODBYE,
  HEARD,
  HELLO,
  OBSERVED,
  parseSiblingMessage,
  partsOf,
  SIBLINGS_PROTOCOL,
  type SiblingMessage,
} from "./sibling-messages.ts";

/** What siblings need of the replica that they belong to. */
export interface SiblingParts {
  readonly settings: CmxSettings;
  readonly ports: ServicePorts;
  readonly observations: Observations;
  readonly counts: CmxCounts;
}

interface Notice {
  /** Siblings that have not confirmed yet. */
  readonly silent: Set<string>;
  readonly heard: () => void;
  readonly timer: Timer;
}

/** A sibling that has not confirmed by then is taken for dead. */
const HEARD_MS = 250;
/** Notices that may be open at one time; beyond it nobody waits until the siblings have heard. */
const NOTICES_MAX = 100_000;

/**
 * The other replicas of the same instance. They share what endpoints said about observing, so that whichever replica
 * hears of a new configuration knows whether it may be sent. A replica tells all others *before* it answers the
 * endpoint and waits until they have heard, so nobody can act on older knowledge once the endpoint has its answer.
 *
 * Whoever is silent for too long is not waited for again until it gives a sign of life; then it is told everything.
 * After a break of the connection a replica tells everything, and asks for everything.
 *
 * Replicas give each other signs of life. One that fails to, and has not said goodbye, has died.
 */
export class Siblings {
  readonly #parts: SiblingParts;
  /** Siblings that are waited for. */
  readonly #known = new Set<string>();
  readonly #notices = new Map<string, Notice>();
  readonly #subscriptions: readonly BusSubscription[];
  /** When each replica that has not ended was heard last. */
  readonly #heardAtMs = new Map<string, number>();
  #heartbeat: Timer | undefined;
  #onSilence: () => void = () => {};
  #closed = false;
  #settled: (() => void) | undefined;

  constructor(parts: SiblingParts) {
    this.#parts = parts;
    const { bus } = parts.ports;
    const listen = (subject: string, take: (message: SiblingMessage) => void): BusSubscription =>
      bus.subscribe(subject, (message) => this.#read(message, take));
    const { replicaId } = parts.settings;
    this.#subscriptions = [
      listen(this.#toAll(HELLO), (message) => this.#welcome(message)),
      listen(this.#toAll(OBSERVED), (message) => this.#hear(message)),
      listen(this.#toAll(ALIVE), (message) => this.#meet(message.replicaId)),
      listen(this.#toAll(GOODBYE), (message) => {
        this.#heardAtMs.delete(message.replicaId);
        this.#forget(message.replicaId);
      }),
      listen(this.#toOne(replicaId, HELLO), (message) => this.#learn(message)),
      listen(this.#toOne(replicaId, HEARD), (message) => this.#confirm(message)),
    ];
    bus.onStatus(({ kind }) => {
      if (kind === "disconnected" || kind === "closed") {
        // Nobody can be heard now; that says nothing of them.
        this.#heartbeat?.cancel();
        this.#heartbeat = undefined;
        this.#closed ||= kind === "closed";
      } else if (kind === "reconnected" && !this.#closed) {
        this.#send(this.#toAll(HELLO), {});
        this.#sendEverything(this.#toAll(OBSERVED));
        for (const sibling of this.#heardAtMs.keys()) {
          this.#hearFrom(sibling);
        }
      }
    });
  }

  /** Has `take` called when a sibling has died. */
  onSilence(take: () => void): void {
    this.#onSilence = take;
  }

  /** Makes this replica known and waits so many milliseconds for what the others know. */
  async introduce(introductionMs: number): Promise<void> {
    this.#send(this.#toAll(HELLO), {});
    await new Promise<void>((resolve) => {
      this.#parts.ports.runtime.clock.schedule(introductionMs, resolve);
    });
  }

  /** Tells the others, and calls `heard` once all of them know or have been silent for too long. */
  tell(observation: Observation, heard: () => void): void {
    if (this.#known.size === 0) {
      heard();
      return;
    }
    const { clock, ids } = this.#parts.ports.runtime;
    const noticeId = ids.next();
    const sent = this.#send(this.#toAll(OBSERVED), { noticeId, observations: [observation] });
    if (!sent || this.#notices.size >= NOTICES_MAX) {
      heard();
      return;
    }
    const timer = clock.schedule(HEARD_MS, () => this.#giveUp(noticeId));
    this.#notices.set(noticeId, { silent: new Set(this.#known), heard, timer });
  }

  /** Resolves when everybody has heard what was told; no later than those who are silent are given up. */
  async settle(): Promise<void> {
    if (this.#notices.size > 0) {
      await new Promise<void>((resolve) => {
        this.#settled = resolve;
      });
    }
  }

  /** Says goodbye. */
  close(): void {
    this.#closed = true;
    this.#heartbeat?.cancel();
    this.#send(this.#toAll(GOODBYE), {});
    for (const subscription of this.#subscriptions) {
      subscription.unsubscribe();
    }
  }

  #welcome({ replicaId }: SiblingMessage): void {
    this.#known.add(replicaId);
    this.#sendEverything(this.#toOne(replicaId, HELLO));
  }

  #learn({ replicaId, observations = [] }: SiblingMessage): void {
    this.#known.add(replicaId);
    for (const observation of observations) {
      this.#parts.observations.merge(observation);
    }
  }

  #hear(message: SiblingMessage): void {
    this.#meet(message.replicaId);
    this.#learn(message);
    if (message.noticeId !== undefined) {
      this.#send(this.#toOne(message.replicaId, HEARD), { noticeId: message.noticeId });
    }
  }

  #confirm({ replicaId, noticeId = "" }: SiblingMessage): void {
    this.#meet(replicaId);
    this.#strike(replicaId, noticeId);
  }

  /** A sibling that was taken for dead, or never seen, has missed things. */
  #meet(replicaId: string): void {
    if (!this.#known.has(replicaId)) {
      this.#welcome({ replicaId });
    }
  }

  #giveUp(noticeId: string): void {
    for (const replicaId of this.#notices.get(noticeId)?.silent ?? []) {
      this.#parts.ports.runtime.logger.warn("sibling replica is silent", { replicaId });
      this.#forget(replicaId);
    }
  }

  /** Whoever is gone need not hear anything any more. */
  #forget(replicaId: string): void {
    this.#known.delete(replicaId);
    for (const noticeId of this.#notices.keys()) {
      this.#strike(replicaId, noticeId);
    }
  }

  /** Waits no longer for this sibling; the last one ends the notice. */
  #strike(replicaId: string, noticeId: string): void {
    const notice = this.#notices.get(noticeId);
    notice?.silent.delete(replicaId);
    if (notice?.silent.size === 0) {
      this.#notices.delete(noticeId);
      notice.timer.cancel();
      notice.heard();
      if (this.#notices.size === 0) {
        this.#settled?.();
      }
    }
  }

  #read({ payload }: BusMessage, take: (message: SiblingMessage) => void): void {
    const { counts, ports, settings } = this.#parts;
    const message = parseSiblingMessage(payload);
    if (!message.ok) {
      counts.unreadable.add("sibling message");
      ports.runtime.logger.warn("unreadable message of a sibling", { problem: message.problem });
    } else if (message.value.replicaId !== settings.replicaId) {
      this.#hearFrom(message.value.replicaId);
      take(message.value);
    }
  }

  #hearFrom(replicaId: string): void {
    const { clock } = this.#parts.ports.runtime;
    this.#heardAtMs.set(replicaId, clock.now());
    this.#heartbeat ??= clock.schedule(this.#parts.settings.heartbeatMs, () => this.#beat());
  }

  /** Gives a sign of life, and takes for dead who has given none for too long. */
  #beat(): void {
    const { ports, settings } = this.#parts;
    const { clock, logger } = ports.runtime;
    this.#send(this.#toAll(ALIVE), {});
    const dead = [...this.#heardAtMs].filter(([, atMs]) => atMs <= clock.now() - silenceMs(settings));
    for (const [replicaId] of dead) {
      logger.warn("sibling replica has died", { replicaId });
      this.#heardAtMs.delete(replicaId);
      this.#forget(replicaId);
    }
    this.#heartbeat = this.#heardAtMs.size === 0 ? undefined : clock.schedule(settings.heartbeatMs, () => this.#beat());
    if (dead.length > 0) {
      this.#onSilence();
    }
  }

  #sendEverything(subject: string): void {
    for (const observations of partsOf(this.#parts.observations.all())) {
      this.#send(subject, { observations });
    }
  }

  #send(subject: string, message: Omit<SiblingMessage, "replicaId">): boolean {
    const { ports, settings } = this.#parts;
    const sent = publishIfFits(ports.bus, subject, encodeJson({ replicaId: settings.replicaId, ...message }));
    if (!sent) {
      ports.runtime.logger.warn("siblings cannot be told: a name is too large for the message bus", { subject });
    }
    return sent;
  }

  #toAll(messageType: string): string {
    return serviceSubject(this.#parts.settings.instanceName, SIBLINGS_PROTOCOL, messageType);
  }

  #toOne(replicaId: string, messageType: string): string {
    return replicaSubject(replicaId, SIBLINGS_PROTOCOL, messageType);
  }
}
