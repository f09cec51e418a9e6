import type { StepsReport } from "../app/steps/report-steps.ts";
import { commandLine } from "../core/command-line.ts";
import { countText, figure, figures, percent, timeText } from "../core/format.ts";
import { mean } from "../core/statistics.ts";
import type { SeedScores } from "../core/steps-proposal.ts";
import { stepsSentence } from "../core/steps-proposal-text.ts";
import { hanging } from "./hanging.ts";
import { table } from "./print.ts";

const cellsOf = (one: SeedScores): string[] => [
  figures(one.fitness).join(" "),
  figure(mean(one.fitness)),
  one.success === null ? "-" : percent(mean(one.success)),
];

/** Budgets that were tried, a line each, behind the random policy. */
const triedTable = ({ proposal: { tried, random }, spreads }: StepsReport): string =>
  table([
    ["steps", "learner", "fitness by seed", "mean", "success", "spread"],
    ["0", "random", ...cellsOf(random), ""],
    ...tried.map((one, index) => {
      const spread = spreads[index] ?? null;
      return [countText(one.steps), one.learner, ...cellsOf(one), spread === null ? "-" : percent(spread)];
    }),
  ]);

const priceLine = ({ trainingSeconds, search }: NonNullable<StepsReport["price"]>): string =>
  trainingSeconds === null || search.seconds === null
    ? "not known: no training told its speed"
    : `a training learns for about ${timeText(trainingSeconds)} here; a search as planned, at most ${search.trainings} trainings, about ${timeText(search.seconds)} with ${search.atOnce} at once, and evaluation`;

/** A report of how many steps a task takes, as a page for people; `world`: the words that named its environment. */
export const stepsReportText = (report: StepsReport, { world }: { world: readonly string[] }): string => {
  const { environment, task, proposal, price, spent } = report;
  const { steps, under, seeds } = proposal;
  return [
    `${environment}/${task} under its ${under} reward, ${seeds.length} seeds a budget; spread: their deviation as a share of |${under} − random|`,
    "",
    triedTable(report),
    "",
    hanging("proposed  ", stepsSentence(proposal)),
    ...(price === null ? [] : [hanging("price     ", priceLine(price))]),
    hanging(
      "spent     ",
      spent.trainings === 0
        ? "nothing: all of it was kept from before"
        : `${spent.trainings} trainings, ${countText(spent.environmentSteps)} environment steps with their evaluation`,
    ),
    ...(steps === null ? [] : [`run it    ${commandLine("run", "--env", ...world, "--steps", String(steps))}`]),
  ].join("\n");
};
