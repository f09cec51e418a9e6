import { ExitCode, messageOf } from "../core/errors.ts";

const codeOf = (error: Error): unknown => ("code" in error ? error.code : undefined);

/**
 * A reader that has gone, or a full disk, never ends the work: what is worth keeping is in the run folder. Without these
 * handlers a failed write is an uncaught exception.
 *
 * - standard error gone or full: on without a display;
 * - standard output closed (`… | head -1`): on, and nothing to say, for whoever closed it wants no more;
 * - standard output that cannot be written otherwise (a full disk): on, then one clear line and exit code 1.
 */
export const guardStreams = (): void => {
  process.stderr.on("error", () => {});
  let lost: Error | undefined;
  process.stdout.on("error", (error) => {
    if (codeOf(error) !== "EPIPE") lost ??= error;
  });
  process.on("exit", () => {
    if (lost === undefined) return;
    const why = codeOf(lost) === "ENOSPC" ? "no space is left" : messageOf(lost);
    process.stderr.write(
      `rewardsmith: Standard output could not be written: ${why}\n  What the command computed is whole; what it printed is not. Give it another place to print to and call it again; of a run, show prints the same summary.\n`,
    );
    process.exitCode = process.exitCode || ExitCode.system;
  });
};
