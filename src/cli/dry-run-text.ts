import type { DryRun } from "../app/dry-run.ts";
import { foreseenText } from "../app/foresee.ts";
import { countText, stepsText, dollars, timeText } from "../core/format.ts";
import { mostEffectTrainings } from "../evolution/explain/changes.ts";
import { strategies } from "../evolution/strategies.ts";
import { promptText } from "../model/prompt-text.ts";
import { constraintRow, measuredText, wordsText } from "../core/words-text.ts";
import { learnerOptionsText } from "../training/learner-options.ts";
import { hanging } from "./hanging.ts";

const designers: Record<DryRun["designer"], string> = {
  symbolic: "symbolic (built in; needs no key, reads numbers and no words)",
  "language-model": "language-model (reads the words, writes the programs)",
  given: "given (one program; nothing is searched for)",
};

const modelLine = ({ model }: DryRun["cost"]): string => {
  if (model == null) return "none is asked";
  const price = (usd: number | null) => (usd === null ? [] : [`about ${dollars(usd)}`]);
  const figures = ({ calls, tokens, usd }: Pick<typeof model, "calls" | "tokens" | "usd">) =>
    [`${calls} calls`, `${countText(tokens)} tokens`, ...price(usd)].join(", ");
  const unpriced = model.usd === null ? "; its price is not known (--prices FILE)" : "";
  return `about ${figures(model)}; where the server gives several answers to one request ${figures(model.together)}${unpriced}`;
};

const timeLine = ({ cost: { time, model } }: DryRun): string =>
  time === null
    ? "not known: a training told nothing of its speed in 15 s"
    : `about ${timeText(time.seconds)}${model == null ? "" : " and what the model takes"} (a training begun just now made ${countText(Math.round(time.stepsPerSecond))} steps/s over ${countText(time.steps)} steps; ${time.atOnce} at once)`;

const learnerLine = ({ name, reason, options }: DryRun["learner"]): string =>
  `${name} (${reason})${options === undefined ? "" : ` with ${learnerOptionsText(options)}`}`;

const remeasuringRow = ({ races }: DryRun, most: number): [string, string] => [
  "",
  `${races === null ? "" : `${races}; `}up to ${most} trainings more each, to tell who is built upon`,
];

/** The plan as a page for people. */
export const dryRunText = (dry: DryRun): string => {
  const { plan, cost, limits } = dry;
  const rows: [string, string][] = [
    ...(dry.words === null ? [] : [["your words", wordsText(dry.words)] as [string, string]]),
    ["measured by", measuredText(dry)],
    ...dry.constraints.map(constraintRow),
    ["environment", dry.environment],
    ["designer", `${designers[dry.designer]}${dry.designerReason === null ? "" : `: ${dry.designerReason}`}`],
    ["strategy", `${dry.strategy} (${strategies[dry.strategy].does})`],
    ["learner", learnerLine(dry.learner)],
    [
      "generations",
      `${plan.generations} of ${plan.samples} programs, each trained on ${plan.searchSeeds} search ${plan.searchSeeds === 1 ? "seed" : "seeds"}`,
    ],
    ...(plan.remeasure === undefined ? [] : [remeasuringRow(dry, plan.remeasure)]),
    ...(plan.termEffects === undefined
      ? []
      : [
          [
            "terms",
            `halfway the best is trained without each of its terms on ${plan.termEffects} search seeds, up to ${mostEffectTrainings(plan)} trainings more`,
          ] as [string, string],
        ]),
    [
      "confirmation",
      `${plan.leaders} leaders on ${plan.selectionSeeds} selection seeds${plan.constraints === undefined ? "" : " (as many again where they break a constraint there)"}, the best and each reference on ${plan.reportSeeds} report seeds`,
    ],
    ["trainings", `at most ${cost.trainings} of ${countText(plan.steps)} environment steps: ${stepsText(cost)}`],
    ...(dry.control
      ? [
          ["control", "best-of-n for as many environment steps again, references left out, beside the search"] as [
            string,
            string,
          ],
        ]
      : []),
    ...(dry.effort === null || cost.foreseen === undefined
      ? []
      : [[`effort ${dry.effort}`, `expected: ${foreseenText(cost.foreseen)}`] as [string, string]]),
    ["model", modelLine(cost)],
    ["time", timeLine(dry)],
    [
      "caps",
      Object.entries(limits)
        .map(([name, value]) => `--${name} ${value}`)
        .join(" ") || "none",
    ],
  ];
  const width = Math.max(...rows.map(([name]) => name.length));
  return [
    ...rows.map(([name, text]) => hanging(`${name.padEnd(width)}  `, text)),
    ...dry.notices.flatMap((notice) => ["", hanging("note: ", notice)]),
    ...(dry.firstPrompt === null ? [] : ["", "# The first prompt", "", promptText(dry.firstPrompt)]),
  ].join("\n");
};
