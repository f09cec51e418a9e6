/** Exit codes of the command line; an error carries the one it ends the process with. */
export const ExitCode = {
  done: 0,
  system: 1,
  usage: 2,
  belowThreshold: 3,
  budget: 4,
  allFailed: 5,
  interrupted: 130,
} as const;
export type ExitCode = (typeof ExitCode)[keyof typeof ExitCode];

/**
 * What the system cannot do (no key, full disk, unknown environment): never what a candidate did wrong.
 * The message names the offending value, `action` says what to do next.
 */
export class RewardsmithError extends Error {
  readonly code: string;
  readonly action: string;
  readonly exitCode: ExitCode;

  constructor({
    code,
    message,
    action,
    exitCode = ExitCode.system,
    cause,
  }: {
    code: string;
    message: string;
    action: string;
    exitCode?: ExitCode;
    cause?: unknown;
  }) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = "RewardsmithError";
    this.code = code;
    this.action = action;
    this.exitCode = exitCode;
  }
}

/** A mistake in flags, configuration or files that the user gave us. */
export const usageError = (options: {
  code: string;
  message: string;
  action: string;
  cause?: unknown;
}): RewardsmithError => new RewardsmithError({ ...options, exitCode: ExitCode.usage });

/** The text of anything thrown; isolated-vm and bridges reject with `undefined` at times. */
export const messageOf = (thrown: unknown): string =>
  thrown instanceof Error ? thrown.message : thrown === undefined ? "unknown failure" : String(thrown);
