import { hasErrors, type Diagnostic } from "../../core/diagnostic.ts";
import { messageOf } from "../../core/errors.ts";
import type { Critic } from "../../core/interfaces.ts";
import { addTerm, setWeights } from "../../reward/edit.ts";
import { parseReward, weightsIn, type RewardProgram } from "../../reward/program.ts";

/** What a person changes of a program without writing it. */
export type Change =
  | { kind: "weight"; term: string; to: number }
  | { kind: "term"; name: string; weight: number; expression: string };

/** The changed program and what was changed, or what stands against it. */
export type Changed = { text: string; note: string } | { problem: string };

const changedBy = (change: Change, program: RewardProgram): { source: string } =>
  change.kind === "weight" ? setWeights(program, { [change.term]: change.to }) : addTerm(program, change);

const noteOf = (change: Change, source: string): string =>
  change.kind === "weight"
    ? `weight of ${change.term}: ${weightsIn(source)[change.term]} → ${change.to}`
    : `a further term ${change.name}, weight ${change.weight}`;

/** A change through the tree of a candidate's program. */
export const changeProgram = (
  source: string,
  { candidate, change }: { candidate: string; change: Change },
): Changed => {
  const parsed = parseReward(source);
  if (parsed.kind !== "program")
    return { problem: `${candidate} is no program that can be changed so; edit it by hand.` };
  try {
    return { text: changedBy(change, parsed.program).source, note: noteOf(change, source) };
  } catch (thrown) {
    // The edit's own refusal: a name that is taken, an expression that is none.
    if (!(thrown instanceof RangeError)) throw thrown;
    return { problem: messageOf(thrown) };
  }
};

/** What the critic says at once of a text; what needs trajectories it says when the next generation is checked. */
export const judgeText = async (
  text: string,
  { critic }: { critic: Critic },
): Promise<{ isAccepted: boolean; spoken: Diagnostic[] }> => {
  const { diagnostics } = await critic.review(text, {});
  const spoken = diagnostics.filter(({ severity }) => severity === "error" || severity === "warning");
  return { isAccepted: !hasErrors(diagnostics), spoken };
};
