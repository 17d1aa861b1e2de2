import type { Environment } from "./service.ts";

const NAME = /^[^.*>\s\p{Cc}]+$/u;

/** The settings cannot be used. The message lists every problem with its place and remedy. */
export class SettingsError extends Error {
  override readonly name = "SettingsError";

  constructor(problems: readonly string[]) {
    super(`settings: ${problems.join("; ")}`);
  }
}

/** Reads settings and collects what is wrong with them, so that one start reports everything. */
export class SettingsReader {
  readonly #environment: Environment;
  readonly #problems: string[] = [];

  constructor(environment: Environment) {
    this.#environment = environment;
  }

  /** The variable's value, or `fallback` if it is not set. An empty value is a problem. */
  text(variable: string, fallback: string): string {
    const value = this.#environment[variable] ?? fallback;
    if (value.trim() === "") {
      this.#problems.push(`${variable} is empty; leave it out to get "${fallback}"`);
    }
    return value;
  }

  /** As `text`, for what becomes part of a subject of the bus (3/ISM): dots, wildcards and white space are a problem. */
  name(variable: string, fallback: string): string {
    const value = this.text(variable, fallback);
    if (value.trim() !== "" && !NAME.test(value)) {
      this.#problems.push(`${variable} is "${value}"; it takes a name without '.', '*', '>' and white space`);
    }
    return value;
  }

  /** One of `allowed`, or `fallback` if the variable is not set. */
  oneOf<T extends string>(variable: string, allowed: readonly T[], fallback: T): T {
    const value = this.#environment[variable] ?? fallback;
    const known = allowed.find((candidate) => candidate === value);
    if (known === undefined) {
      this.#problems.push(`${variable} is "${value}"; it takes ${allowed.join(" or ")}`);
    }
    return known ?? fallback;
  }

  /** A whole number from `minimum` to `maximum`, or `fallback` if the variable is not set. */
  integer(variable: string, bounds: { readonly minimum: number; readonly maximum: number }, fallback: number): number {
    const text = this.#environment[variable];
    const value = text === undefined ? fallback : Number(text);
    if (!Number.isInteger(value) || text === "" || value < bounds.minimum || value > bounds.maximum) {
      this.#problems.push(
        `${variable} is "${text}"; it takes a whole number from ${bounds.minimum} to ${bounds.maximum}`,
      );
      return fallback;
    }
    return value;
  }

  /** Throws a `SettingsError` if anything that was read did not make sense. */
  assertUsable(): void {
    if (this.#problems.length > 0) {
      throw new SettingsError(this.#problems);
    }
  }
}
