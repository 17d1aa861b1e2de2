import { readFileSync } from "node:fs";
import type { Environment } from "./service.ts";
import { parseSettingsFile, type SettingsFile } from "./settings-file.ts";

const NAME = /^[^.*>\s\p{Cc}]+$/u;

/** Names the file that settings are read from, beside the environment. */
const SETTINGS_FILE = "SETTINGS_FILE";
const NO_FILE: SettingsFile = { settings: new Map(), problems: [] };

/** The settings cannot be used. The message lists every problem with its place and remedy. */
export class SettingsError extends Error {
  override readonly name = "SettingsError";

  constructor(problems: readonly string[]) {
    super(`settings: ${problems.join("; ")}`);
  }
}

interface Found {
  readonly text: string;
  /** How a problem names it: the variable, or place and key in the file. */
  readonly name: string;
}

/** The variable that holds a setting: its key in upper case, dots and dashes as underscores. */
export function variableOf(key: string): string {
  return key.toUpperCase().replaceAll(/[.-]/g, "_");
}

/**
 * Reads settings by their documented keys (`kaa.tekton.url`), from variables of the environment (`KAA_TEKTON_URL`) or,
 * where there is none, from the YAML file that the variable `SETTINGS_FILE` names. Collects what is wrong with them, so
 * that one start reports everything.
 */
export class SettingsReader {
  readonly #environment: Environment;
  readonly #file: SettingsFile;
  readonly #keys = new Set<string>();
  readonly #problems: string[] = [];

  constructor(environment: Environment) {
    this.#environment = environment;
    this.#file = this.#readFile(environment[SETTINGS_FILE]);
  }

  /** The setting's value, or `fallback` if it is not set. An empty value is a problem. */
  text(key: string, fallback: string): string {
    const { text, name } = this.#find(key) ?? { text: fallback, name: variableOf(key) };
    if (text.trim() === "") {
      this.#problems.push(`${name} is empty; leave it out to get "${fallback}"`);
    }
    return text;
  }

  /** The setting's value, or undefined if it is not set. An empty value is a problem. */
  optionalText(key: string): string | undefined {
    const found = this.#find(key);
    if (found?.text.trim() === "") {
      this.#problems.push(`${found.name} is empty; leave it out, or give it a value`);
    }
    return found?.text;
  }

  /** As `text`, for what becomes part of a subject of the bus (3/ISM): dots, wildcards and white space are a problem. */
  name(key: string, fallback: string): string {
    const text = this.text(key, fallback);
    const found = this.#find(key);
    if (found !== undefined && text.trim() !== "" && !NAME.test(text)) {
      this.#problems.push(`${found.name} is "${text}"; it takes a name without '.', '*', '>' and white space`);
    }
    return text;
  }

  /** One of `allowed`, or `fallback` if the setting is not set. */
  oneOf<T extends string>(key: string, allowed: readonly T[], fallback: T): T {
    const found = this.#find(key);
    const known = allowed.find((candidate) => candidate === (found?.text ?? fallback));
    if (known === undefined) {
      this.#problems.push(`${found?.name ?? key} is "${found?.text}"; it takes ${allowed.join(" or ")}`);
    }
    return known ?? fallback;
  }

  /** `true` or `false`, or `fallback` if the setting is not set. */
  flag(key: string, fallback: boolean): boolean {
    return this.oneOf(key, ["true", "false"], fallback ? "true" : "false") === "true";
  }

  /** A whole number from `minimum` to `maximum`, or `fallback` if the setting is not set. */
  integer(key: string, bounds: { readonly minimum: number; readonly maximum: number }, fallback: number): number {
    const found = this.#find(key);
    const value = found === undefined ? fallback : Number(found.text);
    if (!Number.isInteger(value) || found?.text === "" || value < bounds.minimum || value > bounds.maximum) {
      const range = `a whole number from ${bounds.minimum} to ${bounds.maximum}`;
      this.#problems.push(`${found?.name ?? key} is "${found?.text}"; it takes ${range}`);
      return fallback;
    }
    return value;
  }

  /** An absolute HTTP address without a trailing slash, or undefined if the setting is not set. */
  url(key: string): string | undefined {
    const found = this.#find(key);
    if (found === undefined) {
      return undefined;
    }
    if (!/^https?:$/.test(URL.canParse(found.text) ? new URL(found.text).protocol : "")) {
      this.#problems.push(`${found.name} is "${found.text}"; it takes an address such as http://tekton:8080`);
    }
    return found.text.replace(/\/+$/, "");
  }

  /** Notes what is wrong with settings that make no sense together; the text names place and remedy. */
  report(problem: string): void {
    this.#problems.push(problem);
  }

  /**
   * Throws a `SettingsError` if anything that was read did not make sense, or if the file holds keys that neither this
   * reader was asked for nor `others` reads.
   */
  assertUsable(others: readonly string[] = []): void {
    const known = [...this.#keys, ...others];
    const unknown = [...this.#file.settings.values()].filter(({ key }) => !known.includes(key));
    const problems = [
      ...this.#file.problems,
      ...unknown.map(({ key, place }) => `${place}: there is no setting ${key}; there are ${known.join(", ")}`),
      ...this.#problems,
    ];
    if (problems.length > 0) {
      throw new SettingsError(problems);
    }
  }

  /** Throws a `SettingsError` if anything that was read did not make sense; what else the file holds is others' business. */
  assertReadable(): void {
    this.assertUsable([...this.#file.settings.keys()]);
  }

  #find(key: string): Found | undefined {
    this.#keys.add(key);
    const variable = variableOf(key);
    const value = this.#environment[variable];
    if (value !== undefined) {
      return { text: value, name: variable };
    }
    const setting = this.#file.settings.get(key);
    return setting === undefined ? undefined : { text: setting.text, name: `${setting.place}: ${key}` };
  }

  #readFile(path: string | undefined): SettingsFile {
    if (path === undefined) {
      return NO_FILE;
    }
    try {
      return parseSettingsFile(readFileSync(path, "utf8"), path);
    } catch (cause) {
      const problem = cause instanceof Error ? cause.message : String(cause);
      return {
        ...NO_FILE,
        problems: [`${SETTINGS_FILE} is "${path}"; it takes a YAML file that can be read: ${problem}`],
      };
    }
  }
}
