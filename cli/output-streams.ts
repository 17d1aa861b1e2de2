import { EXIT } from "../conformance/verdicts/index.ts";

/**
 * Keeps what goes wrong with the output streams of a process from looking like a fault of ours. Somebody who reads only
 * the beginning, such as `head`, is no reason to complain; whatever else keeps text from being written, such as a full
 * disk, is said on standard error and makes the exit code 64. `finish` resolves with the exit code once all that was
 * written has left, or cannot any more.
 */
export function watchOutput(process: NodeJS.Process): { finish(): Promise<NodeJS.Process["exitCode"]> } {
  let hasFailed = false;
  const watch = (name: string, stream: NodeJS.WriteStream): void => {
    stream.on("error", (cause: NodeJS.ErrnoException) => {
      if (cause.code === "EPIPE" || hasFailed) {
        return;
      }
      hasFailed = true;
      process.stderr.write(`Standard ${name} cannot be written: ${cause.message}. Send it to where there is room.\n`);
    });
  };
  watch("output", process.stdout);
  watch("error", process.stderr);
  return {
    finish: async () => {
      // A pipe takes a while to take much.
      await Promise.all([written(process.stdout), written(process.stderr)]);
      return hasFailed ? EXIT.usage : process.exitCode;
    },
  };
}

function written(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => {
    stream.once("error", () => resolve());
    stream.write("", () => resolve());
  });
}
