import type { DryRun } from "../../app/dry-run.ts";
import { countText, dollars, stepsText, timeText } from "../../core/format.ts";
import { constraintText, measuredText, wordsText } from "../../core/words-text.ts";
import type { Effort, efforts } from "../../app/effort.ts";
import type { EnvironmentEntry } from "../../app/environments.ts";

/** What a run can be started with. */
export type StartPage = {
  environments: {
    name: string;
    summary: string;
    tasks: { name: string; description: string; steps: number }[];
  }[];
  efforts: { name: Effort; generations: number; samples: number; seeds: number }[];
  /** Who will write the rewards, and why. */
  designer: { name: string; reason: string };
};

export const startPage = ({
  environments,
  efforts: dial,
  designer,
}: {
  environments: readonly EnvironmentEntry[];
  efforts: typeof efforts;
  designer: { name: string; reason: string };
}): StartPage => ({
  environments: environments.map(({ name, summary, tasks }) => ({
    name,
    summary,
    tasks: tasks.map((task) => ({ name: task.name, description: task.description, steps: task.steps })),
  })),
  efforts: (Object.entries(dial) as [Effort, (typeof dial)[Effort]][]).map(([name, one]) => ({
    name,
    generations: one.generations,
    samples: one.samples,
    seeds: one["report-seeds"],
  })),
  designer,
});

/** What a run would do, in rows, before it is begun. */
export type PlanPage = { rows: { label: string; text: string }[]; notices: string[] };

const timeRow = ({ time, model }: DryRun["cost"]): string =>
  time === null
    ? "not known: a training told nothing of its speed in 15 s"
    : `about ${timeText(time.seconds)}${model == null ? "" : " and what the model takes"}; a training begun just now made ${countText(Math.round(time.stepsPerSecond))} steps/s`;

const modelRow = ({ model }: DryRun["cost"]): string =>
  model == null
    ? "none is asked"
    : `about ${countText(model.calls)} calls, ${countText(model.tokens)} tokens, ${model.usd === null ? "its price is not known" : `about ${dollars(model.usd)}`}`;

export const planPage = (dry: DryRun): PlanPage => {
  const { plan, cost, limits } = dry;
  const row = (label: string, text: string) => ({ label, text });
  return {
    rows: [
      ...(dry.words === null ? [] : [row("your words", wordsText(dry.words))]),
      row("measured by", measuredText(dry)),
      ...dry.constraints.map((constraint) => row("constraint", constraintText(constraint))),
      row("designer", `${dry.designer}${dry.designerReason === null ? "" : `: ${dry.designerReason}`}`),
      row(
        "generations",
        `${plan.generations} of ${plan.samples} programs, each trained on ${plan.searchSeeds} search ${plan.searchSeeds === 1 ? "seed" : "seeds"}`,
      ),
      row(
        "confirmation",
        `${plan.leaders} leaders on ${plan.selectionSeeds} selection seeds, the best and each reference on ${plan.reportSeeds} report seeds`,
      ),
      row("trainings", `at most ${cost.trainings} of ${countText(plan.steps)} environment steps: ${stepsText(cost)}`),
      row("model", modelRow(cost)),
      row("time", timeRow(cost)),
      row(
        "caps",
        Object.entries(limits)
          .map(([name, value]) => `${name} ${value}`)
          .join(", ") || "none",
      ),
    ],
    notices: dry.notices,
  };
};
