import type { Random } from "../../runtime/index.ts";
import type { BusMessage } from "../message-bus.ts";
import { hasWildcard, subjectMatches } from "../subject.ts";

/** One subscription of one connection, as the router sees it. */
export interface Interest<Owner> {
  readonly owner: Owner;
  readonly pattern: string;
  readonly queueGroup: string | undefined;
  readonly handler: (message: BusMessage) => void;
}

/**
 * Who listens to what. Whole subjects are looked up, patterns are tried one by one, both in the order of subscribing.
 */
export class InterestTable<Owner> {
  readonly #random: Random;
  readonly #bySubject = new Map<string, Set<Interest<Owner>>>();
  readonly #patterns = new Set<Interest<Owner>>();

  constructor(random: Random) {
    this.#random = random;
  }

  add(interest: Interest<Owner>): void {
    if (hasWildcard(interest.pattern)) {
      this.#patterns.add(interest);
      return;
    }
    const others = this.#bySubject.get(interest.pattern);
    if (others === undefined) {
      this.#bySubject.set(interest.pattern, new Set([interest]));
    } else {
      others.add(interest);
    }
  }

  remove(interest: Interest<Owner>): void {
    this.#patterns.delete(interest);
    const others = this.#bySubject.get(interest.pattern);
    others?.delete(interest);
    if (others?.size === 0) {
      this.#bySubject.delete(interest.pattern);
    }
  }

  /** Who gets a message: every plain subscription, and one member of each queue group. */
  receivers(subject: string): Interest<Owner>[] {
    const receivers: Interest<Owner>[] = [];
    const groups = new Map<string, Interest<Owner>[]>();
    for (const interest of this.#matching(subject)) {
      if (interest.queueGroup === undefined) {
        receivers.push(interest);
      } else {
        groups.set(interest.queueGroup, [...(groups.get(interest.queueGroup) ?? []), interest]);
      }
    }
    for (const members of groups.values()) {
      const chosen = members[members.length > 1 ? this.#random.integer(0, members.length - 1) : 0];
      if (chosen !== undefined) {
        receivers.push(chosen);
      }
    }
    return receivers;
  }

  /** The first plain subscription of `owner` that covers `subject`. */
  plainInterestOf(owner: Owner, subject: string): Interest<Owner> | undefined {
    return this.#matching(subject).find((interest) => interest.owner === owner && interest.queueGroup === undefined);
  }

  #matching(subject: string): Interest<Owner>[] {
    const matching = [...(this.#bySubject.get(subject) ?? [])];
    for (const interest of this.#patterns) {
      if (subjectMatches(interest.pattern, subject)) {
        matching.push(interest);
      }
    }
    return matching;
  }
}
