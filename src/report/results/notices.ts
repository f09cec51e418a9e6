import { listed, plural } from "./words.ts";
import { referencesDiffer, type tasksOf } from "./tasks.ts";
import { scoredRuns, type PlacedCell } from "./place.ts";
import type { Comparison, ResultCell, Unscored } from "./types.ts";

/** Why runs have no score, so that nobody reads the rest as all. */
const whys: Record<Unscored, string> = {
  "not begun": "not begun",
  "not finished": "not finished: no score yet",
  damaged: "damaged: their folders cannot be read",
  "nothing trained": "ended without a trained reward: the figures say how good what came is, not how often it comes",
  "not confirmed": "ended before their best was confirmed on report seeds: a search's own score is no claim",
  "not measured": "nothing measures: only a person's comparisons ordered their candidates",
  "measured otherwise":
    "measured something else than the rest of their cell (other files or options under the same name)",
  "same seed again": "repeat a seed of their cell: the same run twice is one run",
};

const unscoredNotices = (cells: readonly ResultCell[]): string[] =>
  (Object.keys(whys) as Unscored[]).flatMap((why) => {
    const each = cells.flatMap(({ unscored }) => unscored.filter((entry) => entry.why === why));
    const runs = each.reduce((sum, entry) => sum + entry.runs, 0);
    return runs === 0 ? [] : [`${plural(runs, "run")} of ${plural(each.length, "cell")} without a score: ${whys[why]}`];
  });

const versionNotice = (versions: readonly string[]): string[] =>
  versions.length < 2
    ? []
    : [`these runs were made by ${listed(versions)}: what differs between them may be the program's doing`];

/** Below six pairs no sign-flip test can reach 0.05, whatever the figures look like; corrected for many, it takes more. */
const powerNotices = (comparisons: readonly Comparison[]): string[] => {
  const paired = comparisons.flatMap(({ pairs }) => (pairs === null ? [] : [pairs]));
  const most = Math.max(0, ...paired);
  const least = 2 / 2 ** most;
  const trainings = comparisons.filter(({ unit }) => unit === "trainings").length;
  return [
    ...(paired.length > 0 && least * comparisons.length > 0.05
      ? [
          `${plural(most, "common seed")} can show no difference by a test of ${plural(comparisons.length, "comparison")}: the least p-value that can come of it is ${Math.min(1, least * comparisons.length).toPrecision(2)}`,
        ]
      : []),
    ...(trainings > 0
      ? [
          `${plural(trainings, "comparison")} of one run with one run: over the trainings of their two rewards, which says which reward is better and nothing of what made them`,
        ]
      : []),
  ];
};

/** Options that say what is measured: that they go with the task is no news. */
const makesTask = new Set([
  "env",
  "env-option",
  "env-fields",
  "env-leave-out",
  "python-state",
  "python-import",
  "task",
  "fitness",
  "measure",
  "success",
]);

export const noticesOf = ({
  placed,
  cells,
  tasks,
  versions,
  withTask,
  comparisons,
}: {
  placed: readonly PlacedCell[];
  cells: readonly ResultCell[];
  tasks: ReturnType<typeof tasksOf>;
  versions: readonly string[];
  withTask: readonly string[];
  comparisons: readonly Comparison[];
}): string[] => {
  const shared = tasks.filter(
    ({ task }) => task.id.endsWith(")") && tasks.some((other) => other.task !== task && other.task.by === task.by),
  );
  const options = withTask.filter((key) => !makesTask.has(key));
  const deadline = placed.flatMap(scoredRuns).filter(({ figures }) => !figures.deterministic).length;
  return [
    ...unscoredNotices(cells),
    ...(tasks.length > 1
      ? [`${listed(tasks.map(({ task }) => task.id))} measure different things: fitness is compared within each alone`]
      : []),
    ...shared.map(
      ({ task }) => `${task.id} has the name of another task and measures something else: other files or options`,
    ),
    ...(options.length > 0
      ? [
          `${options.join(", ")} ${options.length === 1 ? "goes" : "go"} with the task: no comparison can tell what ${options.length === 1 ? "it does" : "they do"} from what the task does`,
        ]
      : []),
    ...versionNotice(versions),
    ...tasks.flatMap(({ task, cells: own }) =>
      referencesDiffer(own)
        ? [
            `on ${task.id} the references were trained under more than one setting (learner, steps, version): they are averaged where scores are normalised`,
          ]
        : [],
    ),
    ...(deadline > 0
      ? [`a deadline struck in ${plural(deadline, "run")}: another machine may come to another result`]
      : []),
    ...powerNotices(comparisons),
  ];
};
