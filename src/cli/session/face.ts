import { usageError } from "../../core/errors.ts";
import type { Person } from "../../app/session/types.ts";

export const faces = ["terminal", "lines", "page"] as const;
export type Face = (typeof faces)[number];

/** What a face needs of the command around it. */
export type FaceSetting = {
  /** Aborted when the run is interrupted: what is being asked is asked no longer. */
  signal: AbortSignal;
  /** Keeps the display still until the returned function is called. */
  hold: () => () => void;
  /** The person leaves: the run is interrupted, resumable. */
  leave: () => void;
};

export type OpenFace = { person: Person; close: () => void };

/** Whether a person can be asked: questions stand on standard error. */
export const hasTerminal = (): boolean => process.stdin.isTTY && process.stderr.isTTY;

/** Refuses before anything is spent what would have nobody to ask. */
export const checkFace = (face: string): Face => {
  const known = faces.find((each) => each === face);
  if (known === undefined) {
    throw usageError({
      code: "bad-option",
      message: `--answers: "${face}" is not one of ${faces.join(", ")}`,
      action: `Give one of ${faces.join(", ")}.`,
    });
  }
  if (known === "terminal" && !hasTerminal()) {
    throw usageError({
      code: "no-terminal",
      message: "a session asks a person between generations, and here is no terminal to ask on",
      action:
        "Answer in lines on standard input (--answers lines) or in a page (--answers page), let one be simulated (--person simulated:EXPR), or search with nobody: `rewardsmith run`. `rewardsmith resume RUN --say TEXT` says something between.",
    });
  }
  return known;
};

/** The prompts of the terminal are loaded where there is one. */
export const openFace = async (face: Face, setting: FaceSetting): Promise<OpenFace> => {
  const output = process.stderr;
  if (face === "page") return (await import("./elsewhere.ts")).openElsewhere({ ...setting, output });
  return face === "lines"
    ? (await import("./lines.ts")).openLines({ ...setting, input: process.stdin, output })
    : (await import("./terminal.ts")).openTerminal(setting);
};
