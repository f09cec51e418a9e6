import { holm, mean, meanInterval, sum } from "../../src/core/statistics.ts";
import { markdownTable } from "../markdown-table.ts";
import { arms as known, isChallenger } from "./arms.ts";
import type { ReferenceRow, Row, SearchRow } from "./row.ts";
import { pooledInterval, twoSided } from "./statistics.ts";

/** The two ends of a task's scale at so many steps: |human − random| is 1; of a task without a human reference fitness as it is. */
export type Scale = { random: number; width: number };

/** The searches of a task at so many steps, by arm and seed, with its scale. */
export type Group = { task: string; steps: number; scale: Scale; searches: readonly SearchRow[] };

const isSearch = (row: Row): row is SearchRow => row.kind === "search";

/** Tasks whose human reference is there; the last row of a subject counts. */
export const groupsOf = (rows: readonly Row[]): Group[] => {
  const references = rows.filter((row): row is ReferenceRow => row.kind === "reference");
  const groups = Map.groupBy(rows.filter(isSearch), ({ task, steps }) => JSON.stringify([task, steps]));
  return [...groups.values()].flatMap((some) => {
    const [{ task, steps }] = some as [SearchRow];
    const human = references.findLast((row) => row.task === task && row.steps === steps);
    if (human === undefined) return [];
    const random = human.human.length === 0 ? 0 : mean(some.map((row) => row.random));
    const searches = new Map(some.map((row) => [`${row.arm} ${row.seed}`, row]));
    const scale = { random, width: human.human.length === 0 ? 1 : Math.abs(mean(human.human) - random) };
    return [{ task, steps, scale, searches: [...searches.values()] }];
  });
};

/** What a search found, random policy 0, |human − random| 1; a search that confirmed nothing is worth the random policy. */
export const worthOf = ({ report }: Pick<SearchRow, "report">, { random, width }: Scale): number =>
  report.length === 0 ? 0 : (mean(report) - random) / width;

/** Those that there are searches of, baselines first. */
const armsOf = (groups: readonly Group[]): string[] =>
  Object.keys(known).filter((arm) => groups.some(({ searches }) => searches.some((row) => row.arm === arm)));

const of = ({ searches }: Group, arm: string): SearchRow[] => searches.filter((row) => row.arm === arm);

/** Seeds that both arms have, as pairs. */
const pairsOf = (group: Group, left: string, right: string): [SearchRow, SearchRow][] =>
  of(group, left).flatMap((one) => {
    const other = of(group, right).find(({ seed }) => seed === one.seed);
    return other === undefined ? [] : [[one, other]];
  });

/** What such a search is worth after so many search steps: that of whoever led last, 0 before anybody did. */
const worthAt = (row: SearchRow, { steps, scale }: { steps: number; scale: Scale }): number => {
  if (steps >= row.searchSteps) return worthOf(row, scale);
  const report = row.leaders.findLast((leader) => leader.steps <= steps && leader.report !== null)?.report ?? [];
  return worthOf({ report }, scale);
};

/**
 * The least share of greedy's search steps after which an arm's mean over seeds and tasks is what greedy's is in the end; null where it never is. Steps count up to a generation's end, or to the end of the selection.
 */
export const shareToGreedy = (groups: readonly Group[], arm: string): number | null => {
  const pairs = groups.map((group) => ({ scale: group.scale, seeds: pairsOf(group, arm, "greedy") }));
  const known = pairs.filter(({ seeds }) => seeds.length > 0);
  if (known.length === 0) return null;
  const goal = mean(known.map(({ scale, seeds }) => mean(seeds.map(([, greedy]) => worthOf(greedy, scale)))));
  const shares = known.flatMap(({ seeds }) =>
    seeds.flatMap(([row, greedy]) =>
      [...row.leaders.map(({ steps }) => steps), row.searchSteps].map((steps) => steps / greedy.searchSteps),
    ),
  );
  const reached = (share: number): boolean =>
    mean(
      known.map(({ scale, seeds }) =>
        mean(seeds.map(([row, greedy]) => worthAt(row, { steps: share * greedy.searchSteps, scale }))),
      ),
    ) >= goal;
  return shares.sort((left, right) => left - right).find(reached) ?? null;
};

const figure = (value: number): string => value.toFixed(2);
const between = (interval: readonly [number, number] | null): string =>
  interval === null ? "" : ` [${interval.map(figure).join(", ")}]`;
const percent = (share: number | null): string => (share === null ? "not reached" : `${Math.round(100 * share)} %`);

const worthTable = (groups: readonly Group[]): string => {
  const arms = armsOf(groups);
  const cells = (some: readonly Group[], arm: string): string => {
    const tasks = some
      .map((group) => of(group, arm).map((row) => worthOf(row, group.scale)))
      .filter(({ length }) => length > 0);
    if (tasks.length === 0) return "-";
    const [only = []] = tasks;
    return tasks.length === 1
      ? `${figure(mean(only))}${between(meanInterval(only))}`
      : `${figure(mean(tasks.map(mean)))}${between(pooledInterval(tasks))}`;
  };
  const steps = (some: readonly Group[], arm: string): string => {
    const all = some.flatMap((group) => of(group, arm));
    return all.length === 0 ? "-" : (sum(all.map(({ searchSteps }) => searchSteps)) / all.length / 1e6).toFixed(2);
  };
  const row = (name: string, some: readonly Group[]): string[] => [
    name,
    arms.map((arm) => some.reduce((total, group) => total + of(group, arm).length, 0)).join(", "),
    ...arms.map((arm) => cells(some, arm)),
    ...arms.map((arm) => steps(some, arm)),
    ...arms.filter(isChallenger).map((arm) => percent(shareToGreedy(some, arm))),
  ];
  return markdownTable(
    [
      "task",
      "seeds",
      ...arms,
      ...arms.map((arm) => `M steps, ${arm}`),
      ...arms.filter(isChallenger).map((arm) => `${arm}: share of greedy's steps until its fitness`),
    ],
    [...groups.map((group) => row(`${group.task} at ${group.steps}`, [group])), row("pooled", groups)],
  );
};

const liftTable = (groups: readonly Group[]): string => {
  const arms = armsOf(groups).filter((arm) => arm !== "best-of-n");
  const sides = arms.map((arm) => {
    const lifts = groups.map((group) =>
      pairsOf(group, arm, "best-of-n").map(
        ([row, control]) => worthOf(row, group.scale) - worthOf(control, group.scale),
      ),
    );
    return { lifts, corrected: holm(lifts.map(twoSided)) };
  });
  const cell = (values: readonly number[], p: number): string =>
    values.length === 0 ? "-" : `${figure(mean(values))}${between(meanInterval(values))}, p ${p.toFixed(3)}`;
  const pooled = sides.map(({ lifts }) => {
    const some = lifts.filter(({ length }) => length > 0);
    return some.length === 0 ? "-" : `${figure(mean(some.map(mean)))}${between(pooledInterval(some))}`;
  });
  return markdownTable(
    ["task", ...arms.map((arm) => `${arm} − best-of-n`)],
    [
      ...groups.map(({ task }, place) => [
        task,
        ...sides.map(({ lifts, corrected }) => cell(lifts[place] ?? [], corrected[place] ?? 1)),
      ]),
      ["pooled", ...pooled],
    ],
  );
};

/** How much of what a winner was worth on its search seeds it lost on report seeds, in units of |human − random|. */
export const lossesOf = (groups: readonly Group[], arm: string): number[] =>
  groups.flatMap((group) =>
    of(group, arm).flatMap(({ search, report }) =>
      search.length === 0 || report.length === 0 ? [] : [(mean(search) - mean(report)) / group.scale.width],
    ),
  );

/** The mean of the worst tenth, of one at least. */
export const worstTenth = (losses: readonly number[]): number =>
  mean(losses.toSorted((left, right) => right - left).slice(0, Math.max(1, Math.round(losses.length / 10))));

const luckTable = (groups: readonly Group[]): string =>
  markdownTable(
    ["arm", "searches", "search seeds of the winner", "mean loss", "worst tenth"],
    armsOf(groups).flatMap((arm) => {
      const losses = lossesOf(groups, arm);
      const seeds = groups.flatMap((group) => of(group, arm).map(({ search }) => search.length));
      return losses.length === 0
        ? []
        : [[arm, losses.length, figure(mean(seeds)), figure(mean(losses)), figure(worstTenth(losses))]];
    }),
  );

export const markdown = (rows: readonly Row[]): string => {
  const groups = groupsOf(rows);
  if (groups.length === 0) return "No task has both a search and its human reference yet.";
  return [
    "Report fitness of what was found: 0 is the random policy, 1 the human reference; 95 % intervals over run seeds, pooled tasks weighing equally.",
    worthTable(groups),
    "Lift at equal steps, seeds paired, in |human − random|; p of the paired t-test, Holm-corrected over the tasks of a column.",
    liftTable(groups),
    "Luck: the winner's mean on its search seeds less its mean on report seeds, in |human − random|.",
    luckTable(groups),
  ].join("\n\n");
};
