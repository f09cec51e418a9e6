import type { CompiledReward } from "../../core/program.ts";
import { termNames } from "../../core/program.ts";
import { createRandom, deriveSeed } from "../../core/random.ts";
import type { Sandbox, SandboxFailure } from "../../sandbox/types.ts";
import { batchOf, stepIn, type ProbeRows } from "./rows.ts";

/** Enough to notice what a program carries along; every row is computed three times. */
const mostRows = 400;

/** A place in the rows as first computed; a lane's places follow each other in time. */
type Lane = number[];

/**
 * Whether the same steps give the same numbers, bit for bit, however they are handed in: episodes in another order and in
 * two lanes, the batch split in the middle of episodes, the same once more, and, for programs without memory, rows
 * shuffled. `first`: the terms of `rows` as computed the first time. Returns the term that differs, null for none.
 */
export const impureTerm = async (
  rows: ProbeRows,
  { reward, sandbox, first, seed }: { reward: CompiledReward; sandbox: Sandbox; first: Float64Array; seed: number },
): Promise<{ kind: "compared"; term: string | null; how?: string } | SandboxFailure> => {
  const random = createRandom(deriveSeed(seed, "purity"));
  const episodes = shuffled(
    rows.episodes.filter(({ row, length }) => row + length <= mostRows),
    random.integer,
  );
  const lanes: [Lane, Lane] = [[], []];
  for (const { row, length } of episodes) {
    const shorter = lanes[0].length <= lanes[1].length ? lanes[0] : lanes[1];
    for (let step = 0; step < length; step++) shorter.push(row + step);
  }
  const steps = Math.min(lanes[0].length, lanes[1].length);
  if (steps < 2) return { kind: "compared", term: null };
  const cut = lanes.map((lane) => lane.slice(0, steps));
  const middle = steps >> 1;
  const initial = Object.values(reward.initial);
  const names = termNames(reward);
  const different = (order: readonly number[], terms: Float64Array): string | null => {
    for (const [row, place] of order.entries()) {
      for (const [column, name] of names.entries()) {
        if (!Object.is(terms[row * names.length + column], first[place * names.length + column])) return name;
      }
    }
    return null;
  };
  const run = async (pieces: readonly (readonly Lane[])[]) => {
    let memory: Float64Array = Float64Array.from((pieces[0] as readonly Lane[]).flatMap(() => initial));
    for (const piece of pieces) {
      const order = timeMajor(piece);
      const steps = order.map((place) => stepIn(rows.batch, place));
      const outcome = await sandbox.evaluate({ ...batchOf(steps, piece.length), memory });
      if (outcome.kind === "failed") return outcome;
      memory = outcome.memory;
      const term = different(order, outcome.terms);
      if (term !== null) return { kind: "compared" as const, term };
    }
    return { kind: "compared" as const, term: null };
  };
  const ways: { how: string; pieces: readonly (readonly Lane[])[] }[] = [
    {
      how: "in another order of episodes and in two halves",
      pieces: [cut.map((lane) => lane.slice(0, middle)), cut.map((lane) => lane.slice(middle))],
    },
    { how: "once more", pieces: [cut] },
    ...(initial.length === 0
      ? [{ how: "in another order of steps", pieces: [[shuffled(cut.flat(), random.integer)]] }]
      : []),
  ];
  for (const { how, pieces } of ways) {
    const outcome = await run(pieces);
    if (outcome.kind === "failed" || outcome.term !== null)
      return outcome.kind === "failed" ? outcome : { ...outcome, how };
  }
  return { kind: "compared", term: null };
};

const shuffled = <Item>(items: readonly Item[], integer: (count: number) => number): Item[] => {
  const order = [...items];
  for (let index = order.length - 1; index > 0; index--) {
    const other = integer(index + 1);
    [order[index], order[other]] = [order[other] as Item, order[index] as Item];
  }
  return order;
};

const timeMajor = (lanes: readonly Lane[]): number[] =>
  (lanes[0] as Lane).flatMap((_, step) => lanes.map((lane) => lane[step] as number));
