import { formatNumber } from "../../core/format.ts";
import { cap } from "../../core/plain-text.ts";
import { delimit } from "./delimit.ts";

/** A reward that an earlier search found for another task. */
export type Example = {
  /** The run's folder, by name. */
  run: string;
  /** `environment/task` */
  task: string;
  /** What was wanted there. */
  description: string;
  success: number | null;
  humanNormalized: number | null;
  reward: string;
};

const longest = { description: 1000, reward: 4000 };

const scoreOf = ({ success, humanNormalized }: Example): string =>
  [
    ...(success === null ? [] : [`success ${formatNumber(100 * success)} %`]),
    ...(humanNormalized === null ? [] : [`${formatNumber(humanNormalized)} of what a hand-written reward reached`]),
  ].join(", ");

/** Programs that did well elsewhere; empty where none is shown. */
export const examplesSection = (examples: readonly Example[]): string =>
  examples.length === 0
    ? ""
    : [
        "# Rewards that did well for other tasks",
        "",
        "In other worlds: their fields do not exist here, and their numbers fit those worlds alone. Take from them how terms are built and weighed against each other.",
        ...examples.flatMap((example) => [
          "",
          `${example.task} (${scoreOf(example)}):`,
          "",
          delimit(example.description, { tag: "example", limit: longest.description }),
          "",
          `\`\`\`ts\n${cap(example.reward.trim(), { limit: longest.reward })}\n\`\`\``,
        ]),
      ].join("\n");
