import type { Clock } from "../../runtime/index.ts";
import { RestError } from "../control/index.ts";
import type { ConfigurationText } from "./configuration-request.ts";
import type { ConfigurationKey, ConfigurationStore, StoredConfiguration } from "./configuration-store.ts";
import type { SchemaDirectory } from "./schema-directory.ts";

/** What a writer works with. */
export interface ConfigurationWriterParts {
  readonly store: ConfigurationStore;
  readonly schemas: SchemaDirectory;
  readonly clock: Clock;
  /** Told of the keys under which something was stored or deleted. */
  readonly changed: (keys: readonly ConfigurationKey[]) => Promise<void>;
}

/**
 * The largest configuration, in bytes of UTF-8. It leaves room for the rest of a message in the 1 MiB that a bus takes
 * unless told otherwise.
 */
export const CONFIGURATION_BYTES_MAX = 1_000_000;

/** Stores and deletes configurations on behalf of REST requests. Refusals are `RestError`s and change nothing. */
export class ConfigurationWriter {
  readonly #parts: ConfigurationWriterParts;

  constructor(parts: ConfigurationWriterParts) {
    this.#parts = parts;
  }

  /**
   * Stores a configuration under its key: 413 above `CONFIGURATION_BYTES_MAX`, 400 if the schema of the appversion
   * forbids it, 404 if a schema is required and absent, 409 if the store is full. Resolves when the change is announced.
   */
  async write(
    key: ConfigurationKey,
    configuration: ConfigurationText,
    configId: string | undefined,
  ): Promise<StoredConfiguration> {
    const { store, clock, changed } = this.#parts;
    this.#assertAllowed([key], configuration);
    const stored = store.put(key, { config: configuration.text, configId }, clock.now());
    await changed([key]);
    return stored;
  }

  /** As `write`, for every key or for none. */
  async writeAll(
    keys: readonly ConfigurationKey[],
    configuration: ConfigurationText,
    configId: string | undefined,
  ): Promise<void> {
    const { store, clock, changed } = this.#parts;
    this.#assertAllowed(keys, configuration);
    store.putAll(keys, { config: configuration.text, configId }, clock.now());
    await changed(keys);
  }

  /** Deletes what is stored under the key. Resolves when the change is announced. */
  async delete(key: ConfigurationKey): Promise<void> {
    this.#parts.store.delete(key);
    await this.#parts.changed([key]);
  }

  #assertAllowed(keys: readonly ConfigurationKey[], { text, value }: ConfigurationText): void {
    const bytes = Buffer.byteLength(text);
    if (bytes > CONFIGURATION_BYTES_MAX) {
      throw new RestError(
        413,
        `the configuration has ${bytes} bytes, more than ${CONFIGURATION_BYTES_MAX}; send a shorter one`,
      );
    }
    for (const appVersionName of new Set(keys.map((key) => key.appVersionName))) {
      this.#parts.schemas.assertAllowed(appVersionName, value);
    }
  }
}
