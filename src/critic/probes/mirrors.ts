import { formatNumber } from "../../core/format.ts";
import type { ProbeFinding } from "../../core/outcome.ts";
import { termNames } from "../../core/program.ts";
import type { Task } from "../../core/task.ts";
import { composeTotal } from "../../reward/compose.ts";
import { actionLayout, stateLayout } from "../../core/fields.ts";
import { actionMirror, mirrored, stateMirror } from "../../simulator/mirror.ts";
import type { EnvironmentSpec } from "../../core/spec.ts";
import { attempt, type Runner } from "./attempt.ts";
import { createRecorder, type ProbeRows } from "./rows.ts";
import { scoreOf, type JudgedEpisode } from "./judged-episodes.ts";
import type { Roles } from "./roles.ts";

/** The same steps as they were and in a mirror that the physics has and the task takes no side in. */
export type MirrorPair = { label: string; plain: ProbeRows; mirrored: ProbeRows };

/** Steps of each episode that are compared. */
const mostSteps = 400;
/** Scores that differ by less are the same. */
const rounding = 1e-6;
/** Of how far the rewards of steps lie from their mean: a smaller difference between the sides does not matter. */
const matters = 0.1;

/** None where the task itself tells the sides apart, or where nothing stored shows that it does not. */
export const mirrorPairs = (
  episodes: readonly JudgedEpisode[],
  { spec, task, roles }: { spec: EnvironmentSpec; task: Task; roles: Roles },
): MirrorPair[] => {
  const [best] = roles.achievers;
  if (best === undefined) return [];
  const failure = roles.failures.toSorted((left, right) => lengthOf(episodes, right) - lengthOf(episodes, left))[0];
  return (spec.symmetries ?? []).flatMap((symmetry): MirrorPair[] => {
    const [state, action] = [stateMirror(spec, symmetry), actionMirror(spec, symmetry)];
    const turned = episodes.map((episode) => ({
      ...episode,
      states: mirrored(episode.states, state),
      actions: mirrored(episode.actions, action),
    }));
    const alike = turned.every((episode) => {
      const score = scoreOf(episode, { spec, task });
      const { fitness, success } = episode;
      return (
        score !== null &&
        score.success === success &&
        Math.abs(score.fitness - fitness) <= rounding * (1 + Math.abs(fitness))
      );
    });
    if (!alike) return [];
    const chosen = failure === undefined ? [best] : [best, failure];
    const rows = (from: readonly JudgedEpisode[]) =>
      rowsOf(
        chosen.map((index) => from[index] as JudgedEpisode),
        spec,
      );
    return [{ label: symmetry.label, plain: rows(episodes), mirrored: rows(turned) }];
  });
};

const lengthOf = (episodes: readonly JudgedEpisode[], index: number): number => episodes[index]?.length ?? 0;

const rowsOf = (episodes: readonly JudgedEpisode[], spec: EnvironmentSpec): ProbeRows => {
  const recorder = createRecorder(spec);
  const [stateWidth, actionWidth] = [stateLayout(spec).width, actionLayout(spec).width];
  for (const { states, actions, length, ending } of episodes) {
    const count = Math.min(length, mostSteps);
    recorder.add({
      states: Array.from({ length: count + 1 }, (_, step) =>
        states.subarray(step * stateWidth, (step + 1) * stateWidth),
      ),
      actions: Array.from({ length: count }, (_, step) =>
        actions.subarray(step * actionWidth, (step + 1) * actionWidth),
      ),
      ending: count < length ? "unfinished" : ending,
    });
  }
  return recorder.rows();
};

/** Whether the program takes a side that the task does not, and by which term; nothing where the mirror breaks it. */
export const mirrorFindings = async (pairs: readonly MirrorPair[], runner: Runner): Promise<ProbeFinding[]> => {
  const { reward } = runner;
  const names = termNames(reward);
  const findings: ProbeFinding[] = [];
  for (const { label, plain, mirrored: reflection } of pairs) {
    const { rows } = plain.batch;
    const seen = await attempt(plain.batch, runner);
    const turned = seen === null ? null : await attempt(reflection.batch, runner);
    if (seen === null || turned === null) return findings;
    const [total, other] = [seen, turned].map((terms) => composeTotal(reward, terms, rows)) as [
      Float64Array,
      Float64Array,
    ];
    const mean = total.reduce((sum, value) => sum + value, 0) / rows;
    const spread = total.reduce((sum, value) => sum + Math.abs(value - mean), 0);
    // Terms that stand for one side each may trade places: what counts is the whole.
    if (differenceOf(total, other) <= matters * spread) continue;
    const columnOf = (terms: Float64Array, column: number) =>
      Float64Array.from({ length: rows }, (_, row) => terms[row * names.length + column] as number);
    const [loudest] = names
      .map((name, column) => {
        const [here, there] = [columnOf(seen, column), columnOf(turned, column)];
        return { name, here, there, by: Math.abs(reward.weights[name] ?? 0) * differenceOf(here, there) };
      })
      .toSorted((left, right) => right.by - left.by);
    if (loudest === undefined || loudest.by === 0) continue;
    const { name, here, there } = loudest;
    const widest = here.reduce((most, _, row) => (gap(here, there, row) > gap(here, there, most) ? row : most), 0);
    findings.push({
      rule: "probes/asymmetric",
      term: name,
      message: `The term '${name}' is ${formatNumber(here[widest] as number)} in a stored step and ${formatNumber(there[widest] as number)} in its mirror image (${label}), though the task takes no side`,
    });
  }
  return findings;
};

const gap = (here: Float64Array, there: Float64Array, row: number): number =>
  Math.abs((here[row] as number) - (there[row] as number));

const differenceOf = (here: Float64Array, there: Float64Array): number =>
  here.reduce((sum, _, row) => sum + gap(here, there, row), 0);
