import { jsonLogger, systemRuntime } from "../../runtime/index.ts";
import { connectNats, nodeHttp } from "../../transport/index.ts";
import type { Environment, StartService } from "./service.ts";
import { SettingsError, SettingsReader } from "./settings.ts";

/** Settings that the process reads, whatever the service. */
export const PROCESS_KEYS: readonly string[] = ["log.level", "nats.urls"];

/** Exit codes of a service process, as sysexits.h has them. */
const EXIT_UNAVAILABLE = 69;
const EXIT_CONFIGURATION = 78;

/**
 * Runs a service as a process of its own until SIGTERM or SIGINT.
 *
 * Reads the settings `nats.urls` (comma-separated) and `log.level`, and the variables `NATS_USERNAME` and
 * `NATS_PASSWORD`; the service reads the rest.
 * Ends with 78 if the settings make no sense and 69 if the bus cannot be reached, with one log line that says why.
 */
export async function runServiceProcess(
  name: string,
  start: StartService,
  process: NodeJS.Process,
  environment: Environment,
): Promise<void> {
  const settings = new SettingsReader(environment);
  const logger = jsonLogger(name, settings.oneOf("log.level", ["debug", "info", "warn", "error"], "info"));
  const servers = settings.text("nats.urls", "nats://127.0.0.1:4222").split(",");
  const username = environment["NATS_USERNAME"];
  const password = environment["NATS_PASSWORD"];
  try {
    settings.assertReadable();
    const bus = await connectNats({
      servers,
      name,
      ...(username === undefined ? {} : { user: username }),
      ...(password === undefined ? {} : { pass: password }),
    });
    bus.onStatus((status) => logger.warn("message bus", { status: status.kind }));
    const runtime = systemRuntime(`${name}-${process.pid}`, logger);
    const service = await start({ bus, http: nodeHttp(), runtime }, environment);
    const stop = async (): Promise<void> => {
      await service.close();
      await bus.close();
      process.exit(0);
    };
    process.once("SIGTERM", () => void stop());
    process.once("SIGINT", () => void stop());
  } catch (cause) {
    logger.error(cause instanceof Error ? cause.message : String(cause));
    process.exit(cause instanceof SettingsError ? EXIT_CONFIGURATION : EXIT_UNAVAILABLE);
  }
}
