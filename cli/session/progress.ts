import ora from "ora";

/** Says what is going on while a run works, on standard error. */
export interface Progress {
  /** A new stage begins; the one before is done. */
  stage(text: string): void;
  /** The stage goes on. Shown only where it can replace what was shown before. */
  update(text: string): void;
  /** The last stage is done. */
  end(): void;
}

/** A line that moves on a terminal, and one line a stage elsewhere. */
export function visibleProgress(stream: NodeJS.WriteStream): Progress {
  const spinner = ora({ stream, discardStdin: false, hideCursor: false });
  let current = "";
  const finish = (): void => {
    if (current !== "" && stream.isTTY) {
      spinner.succeed();
    }
  };
  return {
    stage: (text) => {
      finish();
      current = text;
      spinner.start(text);
    },
    update: (text) => {
      if (stream.isTTY) {
        spinner.text = `${current}: ${text}`;
      }
    },
    end: () => {
      finish();
      current = "";
      spinner.stop();
    },
  };
}

/** Says nothing. */
export const silentProgress: Progress = { stage() {}, update() {}, end() {} };
