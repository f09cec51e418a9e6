import { asStarted } from "../app/invocation.ts";
import { ExitCode, messageOf, RewardsmithError } from "../core/errors.ts";

/** One clear line and what to do; a stack only for what nobody foresaw and only when asked for. Returns the exit code. */
export const reportError = (thrown: unknown): number => {
  if (thrown instanceof RewardsmithError) {
    process.stderr.write(asStarted(`rewardsmith: ${thrown.message}\n  ${thrown.action}\n`));
    return thrown.exitCode;
  }
  process.stderr.write(
    asStarted(
      `rewardsmith: ${messageOf(thrown)}\n  This was not foreseen; run again with REWARDSMITH_DEBUG=1 for the place and please report it.\n`,
    ),
  );
  if (process.env["REWARDSMITH_DEBUG"] && thrown instanceof Error) process.stderr.write(`${thrown.stack}\n`);
  return ExitCode.system;
};
