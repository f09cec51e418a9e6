import { mean } from "../../src/core/statistics.ts";
import type { SeedScores, StepsProposal } from "../../src/core/steps-proposal.ts";

/** Of one task: what it states, and what was found without knowing that; null where trainings are missing. */
export type Answer = {
  task: string;
  stated: number;
  found: Pick<StepsProposal, "steps" | "verdict" | "random" | "tried"> | null;
};

/** As far apart as a proposal may be from what a task states. */
const FACTOR = 2;

export const isNear = ({ stated, found }: Answer): boolean =>
  typeof found?.steps === "number" && Math.max(found.steps / stated, stated / found.steps) <= FACTOR;

const thousands = (steps: number): string => `${steps / 1000} k`;

const scoresText = (name: string, { fitness, success }: SeedScores): string =>
  `${name}: ${fitness.map((value) => Number(value.toPrecision(3))).join(" ")}${success === null ? "" : ` (${Math.round(100 * mean(success))} %)`}`;

const lineOf = (answer: Answer): string => {
  const { task, stated, found } = answer;
  if (found === null) return `| ${task} | ${thousands(stated)} | – | – | – | – |`;
  const rows = [scoresText("random", found.random), ...found.tried.map((one) => scoresText(thousands(one.steps), one))];
  const factor = found.steps === null ? "–" : String(Number((found.steps / stated).toPrecision(2)));
  const proposed = found.steps === null ? "none" : thousands(found.steps);
  return `| ${task} | ${thousands(stated)} | ${proposed} | ${factor} | ${found.verdict} | ${rows.join("; ")} |`;
};

/** A line a task, and below them how many are near. */
export const budgetTable = (answers: readonly Answer[]): string => {
  const known = answers.filter(({ found }) => found !== null);
  return [
    "| task | states | proposed | factor | verdict | fitness by seed (mean success) |",
    "|---|---|---|---|---|---|",
    ...answers.map(lineOf),
    "",
    `- within a factor ${FACTOR}: ${known.filter(isNear).length} of ${known.length}`,
  ].join("\n");
};
