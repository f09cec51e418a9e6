import { existsSync } from "node:fs";
import { join } from "node:path";
import type { MjData, MjWarningStatVec } from "@mujoco/mujoco";
import { beforeAll, expect, test } from "vitest";
import { createRandom } from "../../src/core/random.ts";
import type { Task } from "../../src/core/task.ts";
import { episodeOf } from "../../src/simulator/episode.ts";
import { loadMujoco } from "../../src/simulator/mujoco/load.ts";
import { findEnvironment, listEnvironments } from "../../src/simulator/registry.ts";
import type { LoadedEnvironment, Snapshot } from "../../src/simulator/types.ts";
import { totalOf } from "./episodes.ts";

const environments = await Promise.all((await listEnvironments()).map((name) => findEnvironment(name)));
const simulated = environments.filter(({ folder }) => existsSync(join(folder, "model.xml")));

/** Actions a lane: the upper ends, alternating ends, NaN, and either end or NaN at random. */
const storms: ((step: number, uniform: () => number) => number)[] = [
  () => 1e9,
  (step) => (step % 2 === 0 ? 1e9 : -1e9),
  () => Number.NaN,
  (_step, uniform) => [Number.NaN, 1e9, -1e9][Math.floor(3 * uniform())] as number,
];
const STEPS = 20_000 / storms.length;

/** The copies of the state that were stepped, in the order of lanes: what MuJoCo itself says of its resets. */
let stepped: MjData[] = [];
let badStates: (data: MjData) => number;

beforeAll(async () => {
  const mujoco = await loadMujoco();
  const original = mujoco.mj_step.bind(mujoco);
  mujoco.mj_step = (model, data) => {
    if (!stepped.includes(data)) stepped.push(data);
    original(model, data);
  };
  const { mjWARN_BADQPOS, mjWARN_BADQVEL, mjWARN_BADQACC } = mujoco.mjtWarning;
  // A handle shows the live counters, and must not be deleted: that frees the state's own memory.
  const handles = new Map<MjData, MjWarningStatVec>();
  badStates = (data) => {
    const warnings = handles.get(data) ?? data.warning;
    handles.set(data, warnings);
    return [mjWARN_BADQPOS, mjWARN_BADQVEL, mjWARN_BADQACC].reduce((sum, { value }) => {
      const warning = warnings.get(value);
      const { number = 0 } = warning ?? {};
      warning?.delete();
      return sum + number;
    }, 0);
  };
});

const finite = (numbers: ArrayLike<number>): boolean => Array.from(numbers).every(Number.isFinite);

const scored = ({ tasks }: LoadedEnvironment): Task[] => tasks.filter(({ options }) => options === undefined);

test.each(simulated.map((loaded) => [loaded.environment.spec.name, loaded] as const))(
  "%s through 20,000 steps of storm: nothing but finite numbers, and every reset of MuJoCo's own is caught",
  async (_name, loaded) => {
    const { spec, create } = loaded.environment;
    const count = storms.length;
    const lanes = await create({ count, seed: 4 });
    const rewards = scored(loaded).flatMap(({ references }) =>
      Object.values(references).map((file) => totalOf(loaded, file)),
    );
    const { uniform } = createRandom(4);
    const stateWidth = lanes.state.length / count;
    const actionWidth = lanes.applied.length / count;
    const tracks = storms.map(() => ({
      states: new Float64Array((spec.maxSteps + 1) * stateWidth),
      actions: new Float64Array(spec.maxSteps * actionWidth),
      length: 0,
    }));
    const actions = new Float64Array(lanes.applied.length);
    const start = (lane: number): void => {
      lanes.reset([lane]);
      const track = tracks[lane] as (typeof tracks)[number];
      track.length = 0;
      track.states.set(lanes.state.subarray(lane * stateWidth, (lane + 1) * stateWidth));
    };
    const snapshot = lanes.snapshot as Snapshot;
    const numbers = new Float64Array(snapshot.width);
    let resets = 0;
    stepped = [];
    for (let lane = 0; lane < count; lane++) start(lane);
    for (let step = 0; step < STEPS; step++) {
      for (let place = 0; place < actions.length; place++)
        actions[place] = storms[Math.floor(place / actionWidth)]?.(step, uniform) as number;
      // Storms alone seldom break a model, so now and then a coordinate (the first, after the clock) is put beyond all bounds.
      const planted = step % 1000 === 500 ? (step / 500) % count : -1;
      if (planted >= 0) {
        snapshot.save(planted, numbers);
        numbers[1] = 1e11;
        snapshot.load(planted, numbers);
      }
      lanes.step(actions);
      if (!(finite(lanes.state) && finite(lanes.observation) && finite(lanes.applied)))
        throw new Error(`not finite after ${step} steps`);
      tracks.forEach((track, lane) => {
        const { states, actions: applied, length } = track;
        applied.set(lanes.applied.subarray(lane * actionWidth, (lane + 1) * actionWidth), length * actionWidth);
        states.set(lanes.state.subarray(lane * stateWidth, (lane + 1) * stateWidth), (length + 1) * stateWidth);
        track.length++;
        const [terminated, truncated, invalid] = [lanes.terminated, lanes.truncated, lanes.invalid].map(
          (flags) => flags[lane] === 1,
        );
        // Lanes are stepped in order, so the copies came in that order too.
        const restarted = badStates(stepped[lane] as MjData) > 0;
        if (restarted) expect(invalid).toBe(true);
        if (lane === planted) expect(restarted).toBe(true);
        resets += restarted ? 1 : 0;
        for (const reward of rewards) {
          const total = reward({ states, actions: applied, index: length, terminated: terminated === true });
          if (!Number.isFinite(total)) throw new Error(`a reference gave ${total} at step ${length}`);
        }
        if (!(terminated || truncated || invalid)) return;
        const ending = invalid ? "invalid" : terminated ? "terminated" : "truncated";
        const episode = episodeOf(spec, { states, actions: applied, length: track.length, ending });
        for (const task of scored(loaded)) expect(Number.isFinite(task.fitness(episode as never))).toBe(true);
        start(lane);
      });
    }
    expect(stepped.length).toBe(count);
    expect(resets).toBeGreaterThanOrEqual(STEPS / 1000);
    lanes.dispose();
  },
);
