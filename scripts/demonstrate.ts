/**
 * Writes `environments/<name>/demonstrations/<task>.json`, episodes that the critic's probes compare others with:
 *
 *     node scripts/demonstrate.ts ENVIRONMENT TASK [--steps 200000] [--seed 0] [--policy RUN/best/policy.json]
 *
 * Without a policy, linear policies are searched on the task's fitness itself (cross-entropy method).
 * No reward program takes part, so nothing of the references leaks into what the critic knows.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { Task } from "../src/core/task.ts";
import { createRandom, deriveSeed, type Random } from "../src/core/random.ts";
import {
  actionsOf,
  inputWidth,
  loadDemonstrations,
  roundAction,
  type Demonstration,
} from "../src/critic/probes/demonstrations.ts";
import { findEnvironment } from "../src/simulator/registry.ts";
import type { LoadedEnvironment } from "../src/simulator/types.ts";
import { actionSpaceOf } from "../src/training/action-space.ts";
import { playEpisodes } from "../src/training/evaluate-policy.ts";
import { createPpo } from "../src/training/ppo/ppo.ts";
import { scoreEpisode } from "../src/training/score-episode.ts";

type Act = (observation: Float64Array, action: Float64Array, step: number) => void;
/** `effort`: mean square of the actions, 1 for full power. */
type Rated = Demonstration & { fitness: number; success: boolean; length: number; effort: number };

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    steps: { type: "string", default: "200000" },
    policy: { type: "string" },
    seed: { type: "string", default: "0" },
  },
});
const [name = "", taskName = ""] = positionals;
const plain = await findEnvironment(name);
const found = plain.tasks.find((each) => each.name === taskName);
if (found === undefined) throw new Error(`no task '${taskName}' in '${name}'`);
const task: Task = found;
const loaded: LoadedEnvironment = task.options === undefined ? plain : await findEnvironment(name, { ...task.options });
const { environment } = loaded;
const { spec } = environment;
const options = { ...task.options };

/** One episode a lane, each lane with its own policy; actions are rounded to what a demonstration can hold. */
const play = async (policies: readonly Act[], seeds: readonly number[]): Promise<Rated[]> => {
  const count = policies.length;
  const world = await environment.create({ count, seed: 1, options });
  const observations = spec.observation.labels.length;
  const width = inputWidth(spec);
  const bytes: Uint8Array[][] = policies.map(() => []);
  const act = (observation: Float64Array, lanes: number, actions: Float64Array) => {
    for (let lane = 0; lane < lanes; lane++) {
      const action = actions.subarray(lane * width, (lane + 1) * width);
      const step = (bytes[lane] as Uint8Array[]).length;
      (policies[lane] as Act)(observation.subarray(lane * observations, (lane + 1) * observations), action, step);
      (bytes[lane] as Uint8Array[]).push(roundAction(spec, action));
    }
  };
  try {
    return playEpisodes({ environment: world, policy: { act }, seeds, limit: spec.maxSteps }).map((episode, lane) => ({
      seed: seeds[lane] as number,
      actions: Buffer.concat((bytes[lane] as Uint8Array[]).slice(0, episode.length)).toString("base64"),
      length: episode.length,
      effort: effortOf(bytes[lane] as Uint8Array[]),
      ...scoreEpisode({ spec, task }, episode),
    }));
  } finally {
    world.dispose();
  }
};

const effortOf = (bytes: readonly Uint8Array[]): number => {
  if (spec.control.kind === "discrete") return 0;
  const all = bytes.flatMap((row) => [...row]);
  return all.reduce((sum, byte) => sum + (byte / 127 - 1) ** 2, 0) / all.length;
};

const normal = (random: Random): number =>
  Math.sqrt(-2 * Math.log(1 - random.uniform())) * Math.cos(2 * Math.PI * random.uniform());

/** Mean and deviation of what random actions let a policy see. */
const observed = async (random: Random) => {
  const count = 8;
  const world = await environment.create({ count, seed: 2, options });
  const width = spec.observation.labels.length;
  const space = actionSpaceOf(spec);
  const input = new Float64Array(count * inputWidth(spec));
  const rows: Float64Array[] = [];
  const lanes = Array.from({ length: count }, (_, lane) => lane);
  world.reset(lanes);
  for (let step = 0; step < 200; step++) {
    for (let index = 0; index < input.length; index++) {
      input[index] =
        space.kind === "discrete"
          ? random.integer(space.count)
          : (space.centre[index % space.count] as number) +
            random.between(-1, 1) * (space.halfRange[index % space.count] as number);
    }
    world.step(input);
    for (const lane of lanes) {
      rows.push(world.observation.slice(lane * width, (lane + 1) * width));
      if (world.terminated[lane] || world.truncated[lane] || world.invalid[lane]) world.reset([lane]);
    }
  }
  world.dispose();
  const mean = new Float64Array(width);
  const deviation = new Float64Array(width);
  for (const row of rows) row.forEach((value, column) => void (mean[column]! += value / rows.length));
  for (const row of rows) {
    row.forEach((value, column) => void (deviation[column]! += (value - mean[column]!) ** 2 / rows.length));
  }
  return { mean, deviation: deviation.map((variance) => Math.max(1e-3, Math.sqrt(variance))) };
};

/** The fitness, and between equals who lasts longer with less effort: what a good policy is like. */
const worthOf = ({ fitness, length, effort }: Rated): number =>
  fitness + (0.01 * length) / spec.maxSteps - 0.05 * effort;

const search = async (budget: number): Promise<{ best: Rated; policy: Act; steps: number }> => {
  const random = createRandom(deriveSeed("demonstrate", name, taskName, values.seed));
  const space = actionSpaceOf(spec);
  const { mean, deviation } = await observed(random);
  const few = mean.length <= 6;
  /** Seconds of the clocks that a gait may follow. */
  const periods = few ? [] : [0.3, 0.6, 1.2];
  /** Observations normalised; of few ones their products too (a swing-up is not linear); clocks for gaits. */
  const featuresOf = (observation: Float64Array, step: number): number[] => {
    const plainOnes = [...observation].map((value, input) =>
      Math.min(5, Math.max(-5, (value - mean[input]!) / deviation[input]!)),
    );
    const products = few ? plainOnes.flatMap((left, index) => plainOnes.slice(index).map((right) => left * right)) : [];
    const clocks = periods.flatMap((period) => {
      const phase = (2 * Math.PI * step * spec.dt) / period;
      return [3 * Math.sin(phase), 3 * Math.cos(phase)];
    });
    return [...plainOnes, ...products, ...clocks];
  };
  const inputs = featuresOf(mean, 0).length;
  const size = space.count * (inputs + 1);
  const linear =
    (map: Float64Array): Act =>
    (observation, action, step) => {
      const features = featuresOf(observation, step);
      let top = Number.NEGATIVE_INFINITY;
      for (let output = 0; output < space.count; output++) {
        const at = output * (inputs + 1);
        let total = map[at + inputs]!;
        for (let input = 0; input < inputs; input++) {
          total += map[at + input]! * features[input]!;
        }
        if (space.kind === "continuous") {
          action[output] = space.centre[output]! + space.halfRange[output]! * Math.min(1, Math.max(-1, total));
        } else if (total > top) {
          top = total;
          action[0] = output;
        }
      }
    };
  let steps = 0;
  let best: { rated: Rated; map: Float64Array; value: number } | undefined;
  // Cross-entropy method with a diagonal Gaussian; its noise floor falls over the rounds (Szita & Lőrincz 2006).
  const population = 24;
  const elites = 6;
  let center = new Float64Array(size);
  let spread = new Float64Array(size).fill(few ? 1 : 0.3);
  for (let round = 0; steps < budget; round++) {
    const floor = (few ? 0.5 : 0.1) / (1 + round / 15);
    const maps = Array.from({ length: population }, (_, index) =>
      index === 0 && best !== undefined
        ? best.map
        : center.map((value, column) => value + (spread[column]! + floor) * normal(random)),
    );
    const first = await play(
      maps.map(linear),
      maps.map(() => deriveSeed("demonstrate", round)),
    );
    const second = await play(
      maps.map(linear),
      maps.map(() => deriveSeed("demonstrate again", round)),
    );
    steps += [...first, ...second].reduce((total, { length }) => total + length, 0);
    const worth = maps.map((_, index) => (worthOf(first[index]!) + worthOf(second[index]!)) / 2);
    const order = [...maps.keys()].sort((left, right) => worth[right]! - worth[left]!);
    const top = order[0]!;
    best = { rated: first[top]!, map: maps[top]!, value: worth[top]! };
    const chosen = order.slice(0, elites).map((index) => maps[index]!);
    center = center.map((_, column) => chosen.reduce((sum, map) => sum + map[column]!, 0) / elites);
    spread = spread.map((_, column) =>
      Math.sqrt(chosen.reduce((sum, map) => sum + (map[column]! - center[column]!) ** 2, 0) / elites),
    );
    if (round > 12 && first[top]!.success && second[top]!.success) break;
  }
  return { best: best!.rated, policy: linear(best!.map), steps };
};

const trained = (path: string): Act => {
  const { policy } = JSON.parse(readFileSync(path, "utf8")) as { policy: unknown };
  const restored = createPpo().restore(spec, policy);
  return (observation, action) => restored.act(observation, 1, action);
};

const searched = values.policy === undefined ? await search(Number(values.steps)) : undefined;
const policy = searched?.policy ?? trained(values.policy as string);
const seeds = Array.from({ length: 8 }, (_, index) => deriveSeed("demonstration", index));
const rated = await play(
  seeds.map(() => policy),
  seeds,
);
if (searched !== undefined) rated.push(searched.best);
// What is there already stays where it is better.
const before = loadDemonstrations(loaded.folder, taskName);
const again = before.map((demonstration): Act => {
  const actions = actionsOf(spec, demonstration);
  const width = inputWidth(spec);
  return (_, action, step) => action.set(actions.subarray(step * width, (step + 1) * width));
});
if (before.length > 0) {
  rated.push(
    ...(await play(
      again,
      before.map(({ seed }) => seed),
    )),
  );
}
rated.sort((left, right) => Number(right.success) - Number(left.success) || right.fitness - left.fitness);
// The two best, and one that is not as good: what almost succeeds is what a reward must tell from what does.
const kept = [rated[0]!, rated[1]!, rated.at(-1)!];
const summary = kept.map(
  ({ fitness, success, length }) => `${fitness.toFixed(3)}${success ? " success" : ""}/${length}`,
);
process.stdout.write(`${name} ${taskName}: ${summary.join(", ")} after ${searched?.steps ?? 0} steps\n`);
const folder = join(loaded.folder, "demonstrations");
mkdirSync(folder, { recursive: true });
const episodes = kept.map(({ seed, actions }) => ({ seed, actions }));
writeFileSync(join(folder, `${taskName}.json`), `${JSON.stringify({ episodes }, null, 2)}\n`);
