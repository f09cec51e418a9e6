import { messageOf, RewardsmithError, usageError } from "../../core/errors.ts";
import { nearestNames } from "../../core/nearest.ts";
import { interpreter } from "./channel.ts";
import type { Making } from "./types.ts";

/** What Python says of a failure. */
export type PythonFailure = {
  kind: string;
  message: string;
  package?: string;
  executable?: string;
  ids?: string[];
  trace?: string;
};

const install = (name: string): string =>
  `Install it with \`${interpreter()} -m pip install ${name}\`, or set REWARDSMITH_PYTHON to an interpreter that has it.`;

/** The last lines of a traceback: where it happened. */
const placeOf = (trace: string | undefined): string => {
  const place = innermost(trace);
  return place === undefined ? "" : ` (${place})`;
};

/** Frames of packages, of Python itself and of ours: whoever wrote the world looks for the line of theirs. */
const isOthers = (frame: string): boolean =>
  !/^File "([\\/]|[A-Za-z]:)/.test(frame) ||
  /[\\/](site|dist)-packages[\\/]|[\\/]lib[\\/]python3|rewardsmith_bridge|"<frozen/.test(frame);

const innermost = (trace: string | undefined): string | undefined => {
  const frames = (trace?.split("\n") ?? []).map((line) => line.trim()).filter((line) => line.startsWith("File "));
  return frames.findLast((frame) => !isOthers(frame)) ?? frames.at(-1);
};

/** An environment of the old interface in one of Gymnasium's. */
const wrapped = (id: string): string =>
  `shimmy wraps one of the old gym: \`gymnasium:GymV26Environment-v0 --env-option env_id=${id} --python-import shimmy\` (GymV21Environment-v0 for gym below 0.26).`;

/** A failure before any step was taken is a mistake in what we were given: a usage error with the next action. */
export const setupError = (failure: PythonFailure, making: Making): RewardsmithError => {
  const { kind, message, trace } = failure;
  const reference = `${making.backend}:${making.id}`;
  const error = (code: string, text: string, action: string) =>
    usageError({ code: `bridge/${code}`, message: text, action });
  const name = failure.package ?? making.backend;
  switch (kind) {
    case "no-package":
      return error("no-package", `Python (${failure.executable}) has no package '${name}'.`, install(name));
    case "no-module":
      return error(
        "no-module",
        `--python-import: Python (${failure.executable}) finds no module '${name}': ${message}`,
        `Give the module's name as in \`import ${name}\`, and run from a folder where that works. ${install("its package")}`,
      );
    case "import-failed":
      return error(
        "import-failed",
        `The Python module '${name}' cannot be imported: ${message}${placeOf(trace)}`,
        "Mend the module, or install what it misses.",
      );
    case "unknown-id": {
      const near = nearestNames(making.id, { known: failure.ids ?? [] });
      const guess =
        near.length > 0 ? ` Did you mean ${near.map((id) => `'${making.backend}:${id}'`).join(" or ")}?` : "";
      return error(
        "unknown-id",
        `There is no environment '${reference}'.${guess}`,
        `Environments of other packages are registered by importing them: add --python-import MODULE. \`rewardsmith env list ${making.backend}:\` lists what is registered.`,
      );
    }
    case "deprecated":
      return error(
        "deprecated",
        `'${reference}' is no longer there: ${message}`,
        "Use the version that the message names.",
      );
    case "no-dependency":
      return error(
        "no-dependency",
        `'${reference}' misses a Python package: ${message}`,
        install("what the message names"),
      );
    case "bad-option":
      return error(
        "bad-option",
        `'${reference}' does not take these options: ${message}`,
        `--env-option KEY=VALUE becomes a keyword argument of ${making.backend}.make; given: ${Object.keys(making.options).join(", ") || "none"}.`,
      );
    case "no-part": {
      const parts = failure.ids ?? [];
      return error(
        "no-part",
        `'${reference}' cannot be looked at so: ${message}.`,
        parts.length === 0
          ? "It has no parts: one box is all of it. --env-leave-out takes the name of a part."
          : `Its parts: ${parts.join(", ")}.`,
      );
    }
    case "state":
      return error(
        "state-function",
        `--python-state: ${message}${placeOf(trace)}`,
        "Give MODULE:FUNCTION or FILE.py:FUNCTION, a function of the environment that returns a dictionary of numbers and vectors (docs/python.md).",
      );
    case "interface":
      return error(
        "interface",
        `'${reference}' does not keep Gymnasium's interface: ${message}${placeOf(trace)}`,
        `It is the environment's to mend: reset(seed=None, options=None) returns (observation, info), step(action) returns (observation, reward, terminated, truncated, info). Or wrap it: ${wrapped(making.id)}`,
      );
    case "reward":
    case "shape":
      return error(
        "unusable",
        `'${reference}' cannot be used: ${message}.`,
        "Register a wrapped environment that gives one number as its reward and observations of its own space.",
      );
    case "slow":
      return error(
        "make-failed",
        `'${reference}' cannot be made in Python: ${message}`,
        "Where it takes as long in Python by itself, give it more: --python-timeout 5m. Else mend what hangs, at the place that is named.",
      );
    default:
      return error(
        "make-failed",
        `'${reference}' cannot be made in Python: ${message}${placeOf(trace)}`,
        innermost(trace)?.includes("rewardsmith_bridge") === true
          ? "Try the same in Python; if it works there, report this as a fault of rewardsmith."
          : "Python, not rewardsmith, raised this: make the environment, reset it and step it there, and mend what fails.",
      );
  }
};

/**
 * Python failed in the middle of stepping: an exception, a crash, a hang, other shapes than declared. Not the system's
 * fault and not the reward program's: the executor tries again and then says that the candidate's training failed.
 */
export class EnvironmentFailure extends RewardsmithError {
  constructor(message: string, cause?: unknown) {
    super({
      code: "environment/failed",
      message,
      action: "Try the environment with `env check`.",
      cause,
    });
    this.name = "EnvironmentFailure";
  }
}

export const stepFailure = ({ kind, message, trace }: PythonFailure, reference: string): EnvironmentFailure =>
  new EnvironmentFailure(
    kind === "shape"
      ? `'${reference}' changed its shapes: ${message}`
      : kind === "frames"
        ? `'${reference}' gives no pictures: ${message}`
        : `'${reference}' raised in Python: ${message}${placeOf(trace)}`,
  );

/** The lines of standard error that say most: the innermost frames of a dump come first, an exception's text last. */
const gist = (words: string): string => {
  const lines = words
    .trim()
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
  const dump = lines.findIndex((line) => line.includes("most recent call first"));
  const chosen =
    dump === -1
      ? lines.slice(-2)
      : lines
          .slice(dump === 0 ? 0 : dump - 1)
          .filter((line) => !line.startsWith("Thread"))
          .slice(0, 4);
  return chosen.join(" | ").slice(0, 600);
};

/** Whether it is its own clock that ended the process, and no fault, which Python tells as one. */
export const isSlow = ({ seconds, limit, words }: { seconds: number; limit: number; words: string }): boolean =>
  seconds >= limit * 0.99 && !words.includes("Fatal Python error");

/** The process is gone without a word over the pipe. */
export const goneFailure = ({
  reference,
  words,
  seconds,
  limit,
  start,
}: {
  reference: string;
  words: string;
  /** How long the exchange had taken. */
  seconds: number;
  limit: number;
  /** What it may take before steps. */
  start?: number;
}): EnvironmentFailure => {
  const said = gist(words);
  const starting = start === undefined ? "" : `, or ${start} s to start,`;
  const how = isSlow({ seconds, limit, words })
    ? `did not answer within ${limit} s${starting} and was ended (--python-timeout)`
    : "ended in the middle of its work";
  return new EnvironmentFailure(`The Python process of '${reference}' ${how}${said === "" ? "" : `: ${said}`}`);
};

export const unreadable = (reference: string, cause: unknown): EnvironmentFailure =>
  new EnvironmentFailure(
    `The Python process of '${reference}' answered what cannot be read: ${messageOf(cause)}`,
    cause,
  );
