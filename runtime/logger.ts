import { destination, pino } from "pino";

/** What a log line says beside its message. */
export type LogFields = Readonly<Record<string, string | number | boolean | undefined>>;

/** Where services and simulators say what they do. A line is a sentence and the facts that belong to it. */
export interface Logger {
  debug(message: string, fields?: LogFields): void;
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  error(message: string, fields?: LogFields): void;
}

/** A logger that says nothing. */
export const silentLogger: Logger = { debug() {}, info() {}, warn() {}, error() {} };

/** A logger that writes one JSON object a line to standard error, with `name` in each. */
export function jsonLogger(name: string, level: string): Logger {
  const lines = pino({ name, level }, destination({ dest: 2, sync: true }));
  return {
    debug: (message, fields) => lines.debug(fields ?? {}, message),
    info: (message, fields) => lines.info(fields ?? {}, message),
    warn: (message, fields) => lines.warn(fields ?? {}, message),
    error: (message, fields) => lines.error(fields ?? {}, message),
  };
}
