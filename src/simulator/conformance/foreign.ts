import { stateLayout, rangeAt } from "../../core/fields.ts";
import type { EnvironmentSpec } from "../../core/spec.ts";
import { differenceOf, endingOf, endings, playTraces, type Difference, type Trace } from "./traces.ts";
import type { Bench, Check, Finding } from "./types.ts";

// Of another program's world nothing is asked that our side of the bridge sees to (shapes, clipping, ended lanes left alone),
// and worlds are made as seldom as can be: that takes most of the time.

type Found = Omit<Finding, "rule"> & { rule: string };

/** Longest episode that is played, and for how long the first one is; the others are compared as far as it came. */
const whole = { steps: 1000, milliseconds: 15_000 };
const short = { steps: 64, milliseconds: 5000 };

/** How often it is played again, as long as all of that takes no more than twice the longest: two ends may meet by chance. */
const repeats = 6;

/** Two seeds: of one the actions are random, of the other they are at or beyond the ends of what is allowed. */
const seeds = { random: 11, extreme: 12 };

const shown = (value: number): string => String(Number(value.toPrecision(6)));

const whatDiffers = (spec: EnvironmentSpec, difference: Difference): string => {
  const [before, then] = difference.values;
  const when = difference.step === 0 ? "after reset" : `after step ${difference.step}`;
  switch (difference.part) {
    case "ending":
      return `${when} the episode was ${endings[before]} the first time, ${endings[then]} the second`;
    case "reward":
      return `the reward ${when} was ${shown(before)}, then ${shown(then)}, all else the same`;
    default: {
      const names = difference.part === "state" ? stateLayout(spec).columns : spec.observation.labels;
      return `${names[difference.column]} ${when} was ${shown(before)}, then ${shown(then)}`;
    }
  }
};

const seeding =
  "Whatever is drawn must come of self.np_random, which super().reset(seed=seed) seeds: not of random, numpy.random or a generator of its own; and reset() must clear what an episode leaves. A world that takes its seed when it is made gets it by --env-option seed=1.";

const notRepeated = (spec: EnvironmentSpec, difference: Difference): Found => ({
  rule: "determinism",
  message: `reset(seed=${seeds.random}) and the same actions, twice: ${whatDiffers(spec, difference)}`,
  hint:
    difference.part === "reward"
      ? `What the reward is computed from is not fixed by the seed. ${seeding}`
      : difference.part === "ending"
        ? `When it ends is not fixed by the seed. ${seeding}`
        : seeding,
});

const disturbed = (spec: EnvironmentSpec, difference: Difference, seed: number): Found => ({
  rule: "lanes",
  message: `in another process, beside a second world, reset(seed=${seed}) and the same actions gave another episode: ${whatDiffers(spec, difference)}`,
  hint: "Worlds of one process share modules and classes: keep what an episode needs on self, and no random generator, counter or simulator in a module or class variable. Or it depends on the process: the order of a set, an id() or a hash, the clock.",
});

/** A number that lies outside of the range that its space, or the fields file, declares, in most steps. A guess binds nobody. */
const outside = (spec: EnvironmentSpec, traces: readonly Trace[]): Found[] => {
  const { columns, entries } = stateLayout(spec);
  const rows = traces.flatMap(({ moments }) => moments.map(({ state }) => state));
  return entries.flatMap(({ field, offset, size }) => {
    if (field.guessed === true || field.type === "boolean") return [];
    const isOut = (value: number, [low, high]: readonly [number, number]): boolean => {
      const slack = 1e-6 * (Number.isFinite(high - low) ? high - low : 1);
      return value < low - slack || value > high + slack;
    };
    const own = (column: number) => rangeAt(field, column - offset);
    return Array.from({ length: size }, (_, element) => offset + element)
      .filter((column) => rows.filter((row) => isOut(row[column] as number, own(column))).length > rows.length / 2)
      .map((column) => ({
        rule: "values",
        message: `${columns[column]} lies outside its declared range [${own(column).join(", ")}] in most steps: ${shown(rows.at(-1)?.[column] as number)}`,
        hint: "The observation space declares it, or the fields file: give the values that are met, or no bound (numpy.inf).",
      }));
  });
};

/** Episodes of which nothing can be learnt. */
const blownUp = (traces: readonly Trace[]): Found[] => {
  const invalid = traces.filter((trace) => endings[endingOf(trace)] === "invalid");
  if (invalid.length === 0) return [];
  const steps = Math.min(...invalid.map(({ moments }) => moments.length - 1));
  return [
    {
      rule: "endings",
      message: `${invalid.length} of ${traces.length} episodes ended \`invalid\`: the observation or the reward was NaN or infinite, first after ${steps} steps of reset(seed=${invalid[0]?.seed})`,
      hint: "Nothing is learnt from such an episode. Print both in step() to see which it is; then clip it, or end the episode before it comes to that.",
    },
  ];
};

const examine = async ({
  environment: { spec },
  create,
  actions,
  quick = false,
  say = () => {},
}: Bench): Promise<Found[]> => {
  const limit = quick ? short : whole;
  const action = (seed: number, step: number): Float64Array =>
    actions(1, { seed: 10_000 * seed + step, wild: seed === seeds.extreme });
  say("making a world");
  const alone = await create({ count: 1, seed: 7 });
  const started = performance.now();
  say(`an episode of random actions, ${limit.steps} steps at most`);
  const play = (lanes: typeof alone, chosen: readonly number[], most: number): Trace[] =>
    playTraces(lanes, { seeds: chosen, action, most });
  const [first] = playTraces(alone, {
    seeds: [seeds.random],
    action,
    most: Math.min(limit.steps, spec.maxSteps),
    until: () => performance.now() - started > limit.milliseconds,
  }) as [Trace];
  const most = Math.max(1, first.moments.length - 1);
  say(`extreme actions, and then the same ${most} steps again`);
  const [extreme] = play(alone, [seeds.extreme], most) as [Trace];
  const traces = [first, extreme];
  let difference: Difference | null = null;
  for (let played = 0; difference === null && traces.length < repeats + 2; played += most) {
    if (played > 0 && (played + most > 2 * limit.steps || performance.now() - started > 2 * limit.milliseconds)) break;
    const [again] = play(alone, [seeds.random], most) as [Trace];
    traces.push(again);
    // One that ended by chance may go on now: what both have is compared.
    difference = differenceOf(first, again);
  }
  const found: Found[] = difference === null ? [] : [notRepeated(spec, difference)];
  if (!quick && difference === null) {
    say("making two more in a process of their own");
    const beside = await create({ count: 2, seed: 7 });
    say("both at once, then each with the other's seed");
    const pair = play(beside, [seeds.random, seeds.extreme], most);
    const swapped = play(beside, [seeds.extreme, seeds.random], most);
    const [other, seed] = [...pair, ...swapped]
      .map((trace) => [differenceOf(trace.seed === seeds.random ? first : extreme, trace), trace.seed] as const)
      .find(([each]) => each !== null) ?? [null, 0];
    if (other !== null) found.push(disturbed(spec, other, seed));
    traces.push(...pair, ...swapped);
  }
  return [...found, ...blownUp(traces), ...outside(spec, traces)];
};

/** A Python world, as Python's people think of it. */
export const foreignChecks: readonly Check[] = [{ rule: "episodes", check: examine }];
