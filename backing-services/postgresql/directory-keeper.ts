import { spawn } from "node:child_process";
import { type Clock, clockWaiter } from "../../runtime/index.ts";
import type { Environment } from "../programs/index.ts";

const END_TIMEOUT_MS = 15_000;

/**
 * Reads process ids, an empty line for none, until standard input closes, which the operating system sees to when the
 * parent dies. Then ends the last process that was named and removes the directory "$1"; another process may still be
 * writing into it, hence the attempts. Where nobody reaps orphans, only the missing lock file tells that it ended.
 */
const KEEPER = `
server=
while read -r line; do server=$line; done
if [ -n "$server" ] && kill -QUIT "$server"; then
  for turn in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
    [ -e "$1/data/postmaster.pid" ] && kill -0 "$server" || break
    sleep 0.1
  done
  kill -KILL "$server"
fi
for turn in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
  rm -rf "$1" && exit 0
  sleep 0.1
done
exit 1
`;

/** Sees to it that a directory, and the server that works in it, do not outlive this process. */
export interface DirectoryKeeper {
  /** Names the process that works in the directory; undefined if none does any more. */
  watch(processId: number | undefined): void;
  /** Ends the process and removes the directory; resolves when both are gone. */
  end(): Promise<void>;
}

/** Guards `directory` from now on. */
export function keepDirectory(directory: string, environment: Environment, clock: Clock): DirectoryKeeper {
  const keeper = spawn("/bin/sh", ["-c", KEEPER, "keeper", directory], {
    env: environment,
    detached: true, // an interrupt at the terminal is for the owner alone
    stdio: ["pipe", "ignore", "ignore"],
  });
  const ended = new Promise<string>((resolve) => {
    keeper.once("error", (cause) => resolve(cause.message));
    keeper.once("close", (status) => resolve(status === 0 ? "" : `exit status ${status}`));
  });
  keeper.stdin.on("error", () => undefined); // tells only that the keeper is gone, which `ended` does as well
  return {
    watch: (processId) => void keeper.stdin.write(`${processId ?? ""}\n`),
    async end() {
      keeper.stdin.end();
      const outcome = await clockWaiter(clock).within(END_TIMEOUT_MS, ended);
      const problem = outcome.settled ? outcome.value : `not done after ${END_TIMEOUT_MS} ms`;
      if (problem !== "") {
        throw new Error(`${directory} could not be removed: ${problem}; remove it yourself`);
      }
    },
  };
}
