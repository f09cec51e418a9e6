import type { ExplainPlan } from "../app/explain-plan.ts";
import type { Explanation } from "../core/explanation.ts";
import { byVerdict, changeText, effectText, lineageText, progressText, shareText } from "../core/explanation-text.ts";
import { countText, stepsText, timeText } from "../core/format.ts";
import { scoreWords, seedsText, spreadTitle } from "../core/score-words.ts";
import { hanging } from "./hanging.ts";
import { table } from "./print.ts";

/** What will be trained, and what it may take. */
export const planText = ({ candidate, changes, seeds, search, cost, cut, isSameBuild }: ExplainPlan): string => {
  const { trainings, recorded, environmentSteps, playedSteps, seconds } = cost;
  const own =
    recorded > 0
      ? `; ${recorded} of its own are recorded`
      : isSameBuild
        ? ""
        : "; its own again, for the run was made by another version";
  return [
    `explaining ${candidate}: ${changes.map(changeText).join(", ")}`,
    `${trainings} trainings of ${countText(search.steps)} environment steps ${seedsText(seeds.length, "report")}, each paired with its own${own}`,
    `at most ${countText(environmentSteps)} environment steps${playedSteps === 0 ? "" : `, and up to ${countText(playedSteps)} played to trace progress`}; ${seconds === null ? "how long is not known, for the run's log says no pace" : `about ${timeText(seconds)}, as fast as the run's own trainings went`}`,
    ...(cut === undefined ? [] : [cut]),
  ].join("\n");
};

/** An explanation for people. */
export const explanationText = (explanation: Explanation): string => {
  const { candidate, environment, task, fitness, effects, lineage, progress, spent, run, status, stoppedBy } =
    explanation;
  const { mean, spread } = scoreWords(fitness);
  const width = Math.max(...lineage.map(({ term }) => term.length));
  const isOnly = lineage.length === 1;
  return [
    `${environment}: ${task}, why ${candidate} won`,
    "",
    `${candidate}: fitness ${mean}, ${spreadTitle(fitness.values.length)} ${spread}, ${seedsText(fitness.values.length, "report")}; each change was trained on the same`,
    "",
    table([
      ["", "effect", "of the score", "seeds"],
      ...effects.map((each) => [changeText(each), effectText(each), shareText(each, fitness.mean), String(each.seeds)]),
    ]),
    "",
    ...byVerdict(effects).map(({ verdict, changes }) => hanging(`${verdict}: `, changes.join(", "))),
    ...(isOnly ? ["its only term cannot be taken out: nothing would be left"] : []),
    "",
    hanging(
      "",
      "(Intervals are Student's of the paired differences: those of all terms taken out hold together at 95 %, and so do those of all weights.)",
    ),
    "",
    ...(progress === null ? [] : [hanging("progress: ", progressText(progress)), ""]),
    "where its terms come from:",
    ...lineage.map((each) => hanging(`${each.term.padEnd(width)}  `, lineageText(each))),
    "",
    ...(status === "budget" ? [`stopped by a budget: ${stoppedBy}`] : []),
    `spent: ${spent.trainings} trainings, ${stepsText(spent)}`,
    `report: ${run}/report.html`,
  ].join("\n");
};
