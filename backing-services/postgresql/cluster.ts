import { chown, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Environment, type ProgramUser, runProgram } from "../programs/index.ts";
import { DatabaseStartError } from "./database-errors.ts";

/** The files of one server: its programs and its data. */
export interface Cluster {
  /** Directory of the programs `initdb` and `postgres`. */
  readonly binDirectory: string;
  readonly dataDirectory: string;
  /** Who runs the server; undefined for who runs this. */
  readonly user: ProgramUser | undefined;
  readonly environment: Environment;
}

/** The only interface that a server listens on. */
export const HOST = "127.0.0.1";
/** The role that `initCluster` makes. */
export const SUPERUSER = "kaaliper";

/** Beyond PostgreSQL's defaults, which make every commit wait until it is on the disk: that must stay so. */
const SETTINGS = {
  listen_addresses: HOST,
  unix_socket_directories: "",
  max_connections: "200",
  shared_buffers: "32MB",
  dynamic_shared_memory_type: "mmap", // in the data directory, so that nothing stays behind elsewhere
};

/**
 * Makes the data directory, in a directory that the user owns. Only these first files are not flushed to the disk.
 * Rejects with `DatabaseStartError` if it takes longer than `timeoutMs` or fails.
 */
export async function initCluster(cluster: Cluster, password: string, timeoutMs: number): Promise<void> {
  const { binDirectory, dataDirectory, user, environment } = cluster;
  const passwordFile = join(dataDirectory, "../password");
  await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
  if (user !== undefined) {
    await chown(passwordFile, user.uid, user.gid);
  }
  const program = join(binDirectory, "initdb");
  const args = [
    `--pgdata=${dataDirectory}`,
    `--username=${SUPERUSER}`,
    `--pwfile=${passwordFile}`,
    "--auth=scram-sha-256",
    "--encoding=UTF8",
    "--no-locale",
    "--no-sync",
    "--no-instructions",
    ...Object.entries(SETTINGS).flatMap(([name, value]) => ["--set", `${name}=${value}`]),
  ];
  const outcome = await runProgram(program, args, environment, timeoutMs, user);
  await rm(passwordFile);
  if (!outcome.succeeded) {
    throw new DatabaseStartError(`${program} ${args.join(" ")}: ${outcome.problem}`);
  }
}
