import { messageOf, RewardsmithError } from "../core/errors.ts";
import type { Diagnostic } from "../core/diagnostic.ts";
import { finding } from "./findings.ts";
import type { RuleTable } from "./types.ts";

export const faultRules = {
  "critic/fault": {
    severity: "error",
    meaning: "a stage of the critic failed over the program, which is a fault of rewardsmith and not of the program",
    hint: "Write it in another, simpler way; the run goes on. Please report the program.",
    example: {
      kind: "described",
      bad: "A stage of the critic throws over a program that nobody thought of: its name, the error and the place in the critic's sources stand in the message, and in the run's log.",
      mended: "The same reward in other words; and the critic, once the program has been reported.",
      reason: "every program that is known to bring it about has been mended",
    },
  },
} satisfies RuleTable;

/** A stage that failed over a program: data like any other finding, and a line for the log. */
export type Fault = { stage: string; message: string };

/** What failed was a reading of ours, wherever it ran: always a fault, never the system's. */
export class ReadingFault extends Error {}

/** Errors as they came from outside: a sandbox that cannot start, a model without a key. Nobody's program is at fault. */
export type Outside = {
  /** The same functions, with what they throw known as theirs. */
  watched<Given extends unknown[], Result>(
    call: (...given: Given) => Promise<Result>,
  ): (...given: Given) => Promise<Result>;
  isTheirs(thrown: unknown): boolean;
};

export const createOutside = (): Outside => {
  const theirs: unknown[] = [];
  return {
    watched:
      (call) =>
      async (...given) => {
        try {
          return await call(...given);
        } catch (thrown) {
          theirs.push(thrown);
          throw thrown;
        }
      },
    isTheirs: (thrown) =>
      !(thrown instanceof ReadingFault) &&
      (theirs.includes(thrown) ||
        thrown instanceof RewardsmithError ||
        (thrown instanceof Error && thrown.name === "AbortError")),
  };
};

export const faultOf = (stage: string, thrown: unknown): Fault => {
  const cause = thrown instanceof ReadingFault && thrown.cause !== undefined ? thrown.cause : thrown;
  const kind = cause instanceof Error ? `${cause.name}: ` : "";
  return { stage, message: `${kind}${messageOf(cause).slice(0, 200)}${placeOf(cause)}` };
};

export const faultDiagnostic = ({ stage, message }: Fault): Diagnostic =>
  finding(
    faultRules,
    "critic/fault",
    { line: 1, column: 1 },
    `The critic failed over this program in its stage '${stage}' (${message})`,
  );

/** The first place in our own sources, without the folders of this machine. */
const placeOf = (thrown: unknown): string => {
  const lines =
    thrown instanceof Error ? (thrown.stack ?? "").split("\n").filter((line) => line.startsWith("    at ")) : [];
  const own = lines.find((line) => /[\\/](?:src|dist)[\\/]/.test(line) && !line.includes("node_modules"));
  const place = (own ?? lines[0])?.split(/[\\/]/).slice(-3).join("/").replace(/\)$/, "");
  return place === undefined ? "" : `, at ${place.trim().replace(/^at /, "")}`;
};
