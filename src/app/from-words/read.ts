import type { MeasureExpressions } from "../../core/job.ts";
import type { WrittenMeasure } from "../../designer/language-model/measure-writer.ts";
import { readMeasure } from "../../measure/measure.ts";
import { problemText } from "../../measure/problems.ts";
import type { Names, Wanted } from "../../measure/types.ts";

/** A measure that is read and typed: each expression as it is written and in plain words. */
export type Proposal = {
  fitness: Said;
  success: Said | null;
  constraints: Said[];
  /** What of the words they do not measure, as whoever wrote them says. */
  uncovered: string[];
};

type Said = { text: string; words: string };

export const expressionsIn = ({ fitness, success }: Pick<Proposal, "fitness" | "success">): MeasureExpressions => ({
  fitness: fitness.text,
  ...(success && { success: success.text }),
});

/** One expression, or what is wrong with it: the place, and what to write instead. */
export const readSaid = (text: string, { names, as }: { names: Names; as: Wanted }): Said | { problem: string } => {
  const { kind, measure, problems } = readMeasure(text, { names, as });
  if (kind === "read" && measure !== null) return { text: measure.text, words: measure.words };
  const hints = [...new Set(problems.map(({ hint }) => hint))].join(" ");
  return { problem: `${problems.map((each) => problemText(each, text)).join("\n")}\n${hints}` };
};

/** All of what was written, or all that is wrong with it. */
export const readProposal = (
  { fitness, success, constraints, uncovered }: WrittenMeasure & { fitness: string },
  { names }: { names: Names },
): Proposal | { problems: string } => {
  const problems: string[] = [];
  const read = (where: string, text: string, as: Wanted): Said => {
    const said = readSaid(text, { names, as });
    if (!("problem" in said)) return said;
    problems.push(`${where}: ${said.problem}`);
    return { text, words: "" };
  };
  const proposal: Proposal = {
    fitness: read("fitness", fitness, "number"),
    success: success === null ? null : read("success", success, "condition"),
    constraints: constraints.map((text, index) => read(`constraints[${index}]`, text, "constraint")),
    uncovered,
  };
  return problems.length === 0 ? proposal : { problems: problems.join("\n\n") };
};
