import { basename, join } from "node:path";
import { readFile } from "node:fs/promises";
import { likenessTo } from "../core/text-likeness.ts";
import type { RunSummary } from "../core/summary.ts";
import type { Example } from "../designer/language-model/examples.ts";
import { listRuns, summaryOfRun } from "../store/runs.ts";
import type { RunConfig } from "./config.ts";
import type { Problem } from "./problem.ts";

/** Below, a reward teaches how not to: success on report seeds, or what is reached of the human reference's. */
const good = { success: 0.8, humanNormalized: 0.8 };
/** Texts that are so much alike say the same of what is, under another name, the same task. */
const same = 0.9;

type Found = { example: Example; environment: string; measuredBy: string; ownMeasure: boolean };

/** What a summary says of a search that found a good reward; null of any other. */
const foundIn = async (folder: string, summary: RunSummary | null): Promise<Found | null> => {
  const { best, measured, humanNormalized } = summary ?? {};
  if (
    !summary ||
    !best ||
    best.pool !== "report" ||
    measured === undefined ||
    measured.unmeasured ||
    summary.designer === "given"
  )
    return null;
  if ((best.success ?? 0) < good.success && (humanNormalized ?? 0) < good.humanNormalized) return null;
  const reward = await readFile(join(folder, "best", "reward.ts"), "utf8").catch(() => null);
  if (reward === null) return null;
  return {
    example: {
      run: basename(folder),
      task: `${summary.environment}/${summary.task}`,
      description: [summary.words?.given, measured.description].filter(Boolean).join("\n"),
      success: best.success,
      humanNormalized: humanNormalized ?? null,
      reward,
    },
    environment: summary.environment,
    measuredBy: measured.description,
    ownMeasure: measured.expressions !== undefined || summary.task === "none",
  };
};

/**
 * The best rewards of the earlier searches in the runs' folder whose tasks are nearest by their texts, one a task, never
 * of this one: not of its name, not of this world where either was measured by a person's own measure, and not where the
 * texts say the same. What was taken is kept in the run's configuration, so that a run that goes on is told the same.
 */
export const readExamples = async (
  config: Pick<RunConfig, "examples" | "shown" | "designer" | "runs" | "measure" | "fitness">,
  problem: Pick<Problem, "description" | "environment" | "taskReference" | "task">,
): Promise<Pick<RunConfig, "shown">> => {
  if (config.shown !== undefined || config.examples === 0 || config.designer !== "language-model") return {};
  const environment = problem.environment.name;
  const ownMeasure = config.measure !== undefined || config.fitness !== undefined;
  const entries = (await listRuns(config.runs)).filter(({ bestOf }) => bestOf === "report");
  const all: Found[] = [];
  for (const { folder } of entries.toSorted((left, right) => (left.name < right.name ? 1 : -1))) {
    const found = await foundIn(folder, await summaryOfRun(folder).catch(() => null));
    if (found !== null) all.push(found);
  }
  const { name } = problem.taskReference;
  const sameness = likenessTo(
    problem.task.description,
    all.map(({ measuredBy }) => measuredBy),
  );
  const others = all.filter(
    (each, place) =>
      (sameness[place] as number) < same &&
      (each.environment !== environment ||
        (!ownMeasure && !each.ownMeasure && each.example.task !== `${environment}/${name}`)),
  );
  const likeness = likenessTo(
    `${problem.description}\n${problem.task.description}`,
    others.map(({ example }) => example.description),
  );
  const near = others
    .map(({ example }, place) => ({ example, likeness: likeness[place] as number }))
    .toSorted((left, right) => right.likeness - left.likeness)
    .map(({ example }) => example);
  // Of one task the nearest, which of equals is the newest.
  const isFirst = ({ task }: Example, place: number) => near.findIndex((each) => each.task === task) === place;
  const shown = near.filter(isFirst).slice(0, config.examples);
  return { shown };
};

/** What a person is told of it. */
export const exampleNotices = ({ shown, examples }: Pick<RunConfig, "shown" | "examples">): string[] => {
  if (shown === undefined) return [];
  if (shown.length === 0) return [`--examples ${examples}: no earlier run here found a good reward for another task`];
  return [`the language model is shown the best of ${shown.map(({ run, task }) => `${run} (${task})`).join(", ")}`];
};
