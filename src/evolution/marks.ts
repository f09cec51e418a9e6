import type { Lesson } from "../core/brief.ts";
import type { RunEvent } from "../core/events.ts";
import { actionLayout, stateLayout } from "../core/fields.ts";
import { contentHash } from "../core/hash.ts";
import { stepsOf, type Beside, type Mark, type SeenMark } from "../core/mark.ts";
import type { StoredPolicy } from "../core/job.ts";
import type { RecordedPlay } from "../core/recording.ts";
import { mean, pearson } from "../core/statistics.ts";
import { storeNumbers } from "../core/stored-numbers.ts";
import { readTrajectory, type StoredTrajectory } from "../core/trajectory.ts";
import { readPolicy } from "./kept-policy.ts";
import type { SearchDependencies } from "./types.ts";
import { watchedPool, watchedTraining } from "./watched.ts";

type Seeing = Pick<SearchDependencies, "looker" | "store" | "environment">;
type Seen = Extract<RunEvent, { type: "mark-seen" }>;

const beside = (values: readonly number[], { first, last }: { first: number; last: number }): Omit<Beside, "name"> => {
  const rest = [...values.slice(0, first), ...values.slice(last)];
  return { within: mean(values.slice(first, last)), outside: rest.length === 0 ? null : mean(rest) };
};

/** Numbers after each step, and what was done in it. */
const columnsOf = ({ states, actions }: RecordedPlay): [string, number[]][] => [
  ...Object.entries(states).map(([name, values]): [string, number[]] => [name, values.slice(1)]),
  ...Object.entries(actions).map(([name, values]): [string, number[]] => [`action.${name}`, values]),
];

/** Lists of columns, in their layout's order, as rows. */
const rowsOf = (columns: readonly string[], of: Record<string, number[]>): Float64Array => {
  const lists = columns.map((name) => of[name] ?? []);
  const rows = new Float64Array(columns.length * (lists[0]?.length ?? 0));
  for (const [column, list] of lists.entries())
    for (const [row, value] of list.entries()) rows[row * columns.length + column] = value;
  return rows;
};

const figuresOf = (
  play: RecordedPlay,
  { steps, weights }: { steps: { first: number; last: number }; weights: Record<string, number> },
): Pick<SeenMark, "terms" | "fields"> => {
  const isWithin = Array.from({ length: play.length }, (_, step) => Number(step >= steps.first && step < steps.last));
  const terms = Object.entries(play.terms ?? {}).map(([name, values]) => ({
    name,
    weight: weights[name] ?? 0,
    ...beside(values, steps),
  }));
  const fields = columnsOf(play)
    .map(([name, values]) => ({ name, ...beside(values, steps), apart: pearson(isWithin, values) }))
    .toSorted((left, right) => Math.abs(right.apart) - Math.abs(left.apart));
  return { terms, fields };
};

/** Plays the episode again that the person was shown, under the candidate's own reward. */
const play = async (
  { candidate: { id, reward, outcome } }: Lesson,
  { looker, store, environment }: Seeing,
): Promise<RecordedPlay | { problem: string }> => {
  if (looker === undefined) throw new Error("a mark is seen by playing a policy, and nobody plays it");
  if (outcome.kind !== "trained") return { problem: `${id} was not trained` };
  const serialized = await readPolicy(watchedTraining(outcome.results).policy, store.read);
  const looked = await looker.look({
    kind: "look",
    environment: environment.reference,
    policy: serialized === null ? null : { learner: (serialized as StoredPolicy).learner, serialized },
    pool: watchedPool,
    measures: [],
    reward: reward === null ? null : { name: id, program: reward },
    record: { also: [] },
  });
  if (looked.kind === "failed") return { problem: `${id} could not be played again: ${looked.failure.message}` };
  return looked.recording?.episodes[0] ?? { problem: `${id} could not be played again` };
};

const see = async (mark: Mark, lesson: Lesson, seeing: Seeing): Promise<Seen> => {
  const { store, environment } = seeing;
  const { spec } = environment;
  const { candidate } = mark;
  const played = await play(lesson, seeing);
  if ("problem" in played) return { type: "mark-seen", candidate, unseen: played.problem, steps: 0 };
  const { length, ending } = played;
  const steps = stepsOf(mark, { dt: spec.dt, length });
  if (steps === null) {
    const unseen = `the episode that is shown of ${candidate} ends after ${length * spec.dt} s`;
    return { type: "mark-seen", candidate, unseen, steps: length };
  }
  const episode: StoredTrajectory = {
    length,
    ending,
    states: storeNumbers(rowsOf(stateLayout(spec).columns, played.states)),
    actions: storeNumbers(rowsOf(actionLayout(spec).columns, played.actions)),
  };
  const figures = figuresOf(played, { steps, weights: lesson.candidate.reward?.weights ?? {} });
  const artifact = `marks/${contentHash(mark)}.json`;
  const hash = await store.write(artifact, `${JSON.stringify({ mark, ...steps, ...figures, episode }, null, 2)}\n`);
  return { type: "mark-seen", candidate, artifact, hash, steps: length };
};

/**
 * Stretches that a person marked, of candidates that are known, oldest first, with what went on there: the policy is
 * played once more for each. One that cannot be seen is told as a notice and left out.
 */
export const seeMarks = async (
  marks: readonly Mark[],
  { archive, ...seeing }: Seeing & { archive: readonly Lesson[] },
): Promise<SeenMark[]> => {
  const { store } = seeing;
  const known = new Map(archive.map((lesson) => [lesson.candidate.id, lesson]));
  const seen = marks.map(async (mark): Promise<SeenMark[]> => {
    const lesson = known.get(mark.candidate);
    if (lesson === undefined) return [];
    const name = contentHash(mark);
    const event = await store.once<Seen>(`mark-seen:${name}`, () => see(mark, lesson, seeing));
    if ("unseen" in event) {
      const message = `the marked stretch from ${mark.from} to ${mark.to} s of ${mark.candidate} says nothing: ${event.unseen}`;
      await store.once(`mark-unseen:${name}`, async () => ({ type: "notice" as const, message }));
      return [];
    }
    const { episode, ...document } = JSON.parse(await store.read(event.artifact, event.hash)) as Omit<
      SeenMark,
      "episode"
    > & { episode: StoredTrajectory };
    return [{ ...document, episode: readTrajectory(episode) }];
  });
  return (await Promise.all(seen)).flat();
};
