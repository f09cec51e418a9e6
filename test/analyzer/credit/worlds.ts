import type { JudgedEpisode } from "../../../src/analyzer/credit/success-model.ts";
import type { Random } from "../../../src/core/random.ts";

/** An episode with the one step that was planted in it, or none; success is what became of it. */
export type Planted = { episode: JudgedEpisode; bad: number | null };

export type PlantedWorld = {
  stateWidth: number;
  actionWidth: number;
  make: (random: Random, isBad: boolean) => Planted;
};

const numbers = (rows: readonly (readonly number[])[]): Float64Array => Float64Array.from(rows.flat());

/** A cue must be answered by the action of its sign; one wrong answer fails the whole and leaves no trace in any state. */
const cue = (random: Random, isBad: boolean): Planted => {
  const length = 60 + random.integer(60);
  const bad = isBad ? 5 + random.integer(length - 10) : null;
  const states: number[][] = [];
  const actions: number[][] = [];
  let x = 0;
  for (let step = 0; step <= length; step++) {
    const sign = random.uniform() < 0.5 ? -1 : 1;
    states.push([sign, x, Math.sin(step / 9) + 0.1 * random.normal()]);
    if (step === length) break;
    const answer = (step === bad ? -1 : 1) * sign * random.between(0.8, 1);
    actions.push([answer]);
    x += 0.01 * answer;
  }
  return { episode: { states: numbers(states), actions: numbers(actions), length, success: !isBad }, bad };
};

/** A walk beside a ditch: one step too far to the side, and nobody gets out again. */
const ditch = (random: Random, isBad: boolean): Planted => {
  const length = 150;
  const bad = isBad ? 8 + random.integer(length - 20) : null;
  const states: number[][] = [];
  const actions: number[][] = [];
  let [x, y, vx, vy] = [0, 0, 0, 0];
  for (let step = 0; step <= length; step++) {
    states.push([x, y, vx, vy]);
    if (step === length) break;
    const along = 1 - vx + 0.3 * random.normal();
    const steered = y > -0.5 ? -2 * y - 2 * vy + 0.3 * random.normal() : 0.3 * random.normal();
    const across = step === bad ? -12 : steered;
    actions.push([along, across]);
    vx += 0.1 * along;
    vy += 0.1 * across;
    if (y < -0.5) [vx, vy] = [0.9 * vx, Math.min(vy, 0)];
    x += 0.1 * vx;
    y = Math.max(-2, y + 0.1 * vy);
  }
  return { episode: { states: numbers(states), actions: numbers(actions), length, success: !isBad }, bad };
};

/** A pole under weak control: after one strong push the wrong way it drifts for dozens of steps, and falls. */
const pole = (random: Random, isBad: boolean): Planted => {
  const most = 200;
  const bad = isBad ? 10 + random.integer(most - 60) : null;
  const states: number[][] = [];
  const actions: number[][] = [];
  let [lean, rate, fell] = [0.05 * random.normal(), 0, false];
  while (actions.length < most && !fell) {
    states.push([lean, rate]);
    const held = Math.max(-1, Math.min(1, -6 * (lean + rate / 2) + 0.2 * random.normal()));
    const push = actions.length === bad ? 16 * (lean > 0 ? 1 : -1) : held;
    actions.push([push]);
    rate += 0.05 * (4 * lean + push);
    lean += 0.05 * rate;
    fell = Math.abs(lean) > 1.5;
  }
  states.push([lean, rate]);
  return {
    episode: { states: numbers(states), actions: numbers(actions), length: actions.length, success: !fell },
    bad,
  };
};

/** Something is dropped: one noisy field falls for the rest of the episode, and no action shows why. */
const drop = (random: Random, isBad: boolean): Planted => {
  const length = 100;
  const bad = isBad ? 5 + random.integer(length - 10) : null;
  const states = Array.from({ length: length + 1 }, (_, step) => [
    step / length + 0.05 * random.normal(),
    random.normal(),
    (bad !== null && step > bad ? 0 : 1) + 0.3 * random.normal(),
  ]);
  const actions = Array.from({ length }, () => [random.normal()]);
  return { episode: { states: numbers(states), actions: numbers(actions), length, success: !isBad }, bad };
};

export const plantedWorlds: Record<string, PlantedWorld> = {
  cue: { stateWidth: 3, actionWidth: 1, make: cue },
  ditch: { stateWidth: 4, actionWidth: 2, make: ditch },
  pole: { stateWidth: 2, actionWidth: 1, make: pole },
  drop: { stateWidth: 3, actionWidth: 1, make: drop },
};
