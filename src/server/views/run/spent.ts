import { countText, timeText } from "../../../core/format.ts";
import type { RunView } from "../../../core/run-view/types.ts";
import type { Spent } from "./types.ts";

const capOf = ({ config }: RunView, option: string): number | null => {
  const value = config?.[option];
  return typeof value === "number" ? value : null;
};

/** What the run has taken, beside its caps. `seconds`: how long somebody worked on it, however often it was resumed. */
export const spentOf = (view: RunView, { seconds }: { seconds: number }): Spent[] => {
  const { spent } = view;
  const tokens = spent.inputTokens + spent.outputTokens;
  const ofModel: Spent[] =
    spent.modelCalls === 0 && capOf(view, "max-calls") === null
      ? []
      : [
          { name: "model calls", value: spent.modelCalls, unit: "count", cap: capOf(view, "max-calls") },
          { name: "tokens", value: tokens, unit: "count", cap: capOf(view, "max-tokens") },
          { name: "cost", value: spent.usd, unit: "usd", cap: capOf(view, "max-usd") },
        ];
  return [
    {
      name: "environment steps",
      value: spent.environmentSteps,
      unit: "count",
      cap: capOf(view, "max-steps"),
      detail: `${countText(spent.trainingSteps ?? 0)} of training, ${countText(spent.evaluationSteps ?? 0)} of evaluation`,
    },
    { name: "trainings", value: spent.trainings, unit: "count", cap: null, detail: `in ${timeText(seconds)} of work` },
    {
      name: "programs",
      value: spent.proposed,
      unit: "count",
      cap: null,
      detail: `${spent.rejected} refused, ${spent.failed} failed`,
    },
    ...ofModel,
  ];
};
