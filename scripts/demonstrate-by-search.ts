/**
 * Writes `environments/pusher/demonstrations/push.json`: torques for a start, held for some steps
 * each and searched by the cross-entropy method, for what no simple controller does:
 *
 *     node scripts/demonstrate-by-search.ts [--rounds 160] [--starts 1]
 *
 * The cost is written by hand: the way of the object to the mark, and first that of the hand to the object's far side.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { createRandom, deriveSeed } from "../src/core/random.ts";
import { inputWidth, roundAction, type Demonstration } from "../src/critic/probes/demonstrations.ts";
import { stateLayout } from "../src/core/fields.ts";
import { findEnvironment } from "../src/simulator/registry.ts";
import { playEpisodes } from "../src/training/evaluate-policy.ts";
import { scoreEpisode } from "../src/training/score-episode.ts";

const { values } = parseArgs({
  options: { rounds: { type: "string", default: "160" }, starts: { type: "string", default: "1" } },
});
const { environment, folder, tasks } = await findEnvironment("pusher");
const { spec } = environment;
const width = inputWidth(spec);
const { width: columns, columns: names } = stateLayout(spec);
const column = (name: string) => names.indexOf(name);
const [handX, handY, handZ] = [column("hand.x"), column("hand.y"), column("hand.z")] as const;
const [objectX, objectY, distance] = [column("object.x"), column("object.y"), column("object.markDistance")] as const;

/** Steps that a torque is held. */
const held = 5;
const knots = Math.ceil(spec.maxSteps / held);
const population = 48;
const elites = 8;

const play = (plans: readonly Float64Array[], seed: number) => {
  let step = 0;
  const act = (_observation: Float64Array, count: number, actions: Float64Array) => {
    const knot = Math.floor(step++ / held);
    for (let lane = 0; lane < count; lane++) {
      const action = actions.subarray(lane * width, (lane + 1) * width);
      action.set((plans[lane] as Float64Array).subarray(knot * width, (knot + 1) * width));
      for (let index = 0; index < width; index++) action[index] = Math.min(2, Math.max(-2, action[index] as number));
      roundAction(spec, action);
    }
  };
  const seeds = plans.map(() => seed);
  return playEpisodes({ environment: world, policy: { act }, seeds, limit: spec.maxSteps });
};

/** Of the object's last place most; before it has moved, how far the hand is from a place behind it. */
const costOf = (states: Float64Array, length: number): number => {
  const at = (step: number, index: number) => states[step * columns + index] as number;
  let cost = 0;
  for (let step = 1; step <= length; step++) {
    const [dx, dy] = [0.45 - at(step, objectX), -0.05 - at(step, objectY)];
    const way = Math.hypot(dx, dy) + 1e-6;
    const behind = Math.min(0.12, way) / way;
    const gap = Math.hypot(
      at(step, objectX) - behind * dx - at(step, handX),
      at(step, objectY) - behind * dy - at(step, handY),
      -0.275 - at(step, handZ),
    );
    cost += (at(step, distance) * 4 + 0.5 * gap) * (0.5 + step / length);
  }
  return cost / length;
};

const world = await environment.create({ count: population, seed: 1 });
const episodes: Demonstration[] = [];
for (let start = 0; start < Number(values.starts); start++) {
  const seed = deriveSeed("by search", start);
  const random = createRandom(deriveSeed("search", start));
  const normal = () => Math.sqrt(-2 * Math.log(1 - random.uniform())) * Math.cos(2 * Math.PI * random.uniform());
  let center = new Float64Array(knots * width);
  let spread = new Float64Array(knots * width).fill(1);
  let best = { cost: Number.POSITIVE_INFINITY, plan: center };
  for (let round = 0; round < Number(values.rounds); round++) {
    const plans = Array.from({ length: population }, (_, index) =>
      index === 0 ? best.plan : center.map((value, place) => value + (spread[place] as number) * normal()),
    );
    const costs = play(plans, seed).map(({ states, length }) => costOf(states, length));
    const order = [...plans.keys()].toSorted((left, right) => (costs[left] as number) - (costs[right] as number));
    best = { cost: costs[order[0] as number] as number, plan: plans[order[0] as number] as Float64Array };
    const chosen = order.slice(0, elites).map((index) => plans[index] as Float64Array);
    const mean = center.map((_, place) => chosen.reduce((sum, plan) => sum + (plan[place] as number), 0) / elites);
    spread = spread.map((old, place) => {
      const off = chosen.reduce((sum, plan) => sum + ((plan[place] as number) - (mean[place] as number)) ** 2, 0);
      return Math.max(0.05, 0.5 * old + 0.5 * Math.sqrt(off / elites));
    });
    center = mean;
  }
  const played = play(
    Array.from({ length: population }, () => best.plan),
    seed,
  )[0];
  if (played === undefined) continue;
  const scores = tasks.map((task) => scoreEpisode({ spec, task }, played));
  process.stdout.write(`${scores.map(({ fitness, success }) => `${fitness.toFixed(3)} ${success}`).join(", ")}\n`);
  const bytes = Array.from({ length: played.length }, (_, step) =>
    roundAction(spec, played.actions.slice(step * width, (step + 1) * width)),
  );
  episodes.push({ seed, actions: Buffer.concat(bytes).toString("base64") });
}
world.dispose();
mkdirSync(join(folder, "demonstrations"), { recursive: true });
{
  const name = "push";
  writeFileSync(join(folder, "demonstrations", `${name}.json`), `${JSON.stringify({ episodes }, null, 2)}\n`);
}
