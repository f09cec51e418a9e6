import { expect, test } from "vitest";
import { createRandom } from "../../../src/core/random.ts";
import type { ActionSpace } from "../../../src/training/action-space.ts";
import { padded } from "../../../src/training/kernels/kernels.ts";
import type { Activation } from "../../../src/training/network.ts";
import { createActorCritic } from "../../../src/training/on-policy/actor-critic.ts";
import { createFisher } from "../../../src/training/trpo/fisher.ts";
import { meanDivergence, toProbabilities } from "../../../src/training/trpo/head.ts";

const ROWS = 24;
const WIDTH = 5;
const SPACES: ActionSpace[] = [
  { kind: "discrete", count: 3 },
  { kind: "continuous", count: 6, squash: false, centre: new Float64Array(6), halfRange: new Float64Array(6).fill(1) },
];

const build = (space: ActionSpace, activation: Activation) => {
  const random = createRandom(8);
  const machine = createActorCritic({
    space,
    observationWidth: WIDTH,
    hidden: [16, 6],
    activation,
    shared: false,
    minibatch: ROWS,
    initialLogDeviation: -0.5,
    largestGradientNorm: 0.5,
    adamEpsilon: 1e-5,
    extraRoom: 20_000,
    random,
  });
  const observations = machine.kernels.floats(ROWS * padded(WIDTH));
  for (let row = 0; row < ROWS; row++)
    for (let column = 0; column < WIDTH; column++) observations.view[row * padded(WIDTH) + column] = random.normal();
  const actorCount = (machine.logDeviation - machine.parameters.address) / 4;
  const count = actorCount + (space.kind === "continuous" ? padded(space.count) : 0);
  const { parameters, actor } = machine;
  // A head whose outputs and deviations differ between columns.
  for (let index = 0; index < count; index++)
    if (parameters.view[index] !== 0) parameters.view[index]! += 0.2 * random.normal();
  const logDeviation = parameters.view.subarray(actorCount, count);
  const read = (): Float32Array => {
    actor.forward(ROWS, observations.address);
    const values = actor.output.view.slice(0, ROWS * actor.outputWidth);
    if (space.kind === "discrete")
      toProbabilities(values, { rows: ROWS, width: actor.outputWidth, count: space.count });
    return values;
  };
  return { machine, observations, count, random, logDeviation, read };
};

test.each(
  SPACES.flatMap((space) => (["tanh", "relu"] as const).map((activation) => [space.kind, activation, space] as const)),
)(
  "vᵀ·F·v is twice the divergence of a small move along v over its squared length: %s, %s",
  (_kind, activation, space) => {
    const { machine, observations, count, random, logDeviation, read } = build(space, activation);
    const fisher = createFisher({ machine, space, activation, rows: ROWS, count });
    const product = fisher.at(observations.address, 0);
    const image = new Float64Array(count);
    const start = machine.parameters.view.slice(0, count);
    const old = read();
    const oldLogDeviation = logDeviation.slice();
    for (let trial = 0; trial < 4; trial++) {
      const v = Float64Array.from(start, (value) => (value === 0 ? 0 : random.normal()));
      fisher.at(observations.address, 0);
      product(v, image);
      const curvature = v.reduce((sum, value, index) => sum + value * image[index]!, 0);
      // Both ways along v, so that the third derivative drops out; float32 allows no smaller step.
      const step = 3e-3;
      let divergence = 0;
      for (const way of [1, -1]) {
        machine.parameters.view.set(start.map((value, index) => value + way * step * v[index]!));
        const now = read();
        const width = machine.actor.outputWidth;
        divergence += meanDivergence({ space, rows: ROWS, width, old, now, oldLogDeviation, logDeviation }) / 2;
      }
      machine.parameters.view.set(start);
      expect((2 * divergence) / step ** 2 / curvature).toBeCloseTo(1, 1);
    }
  },
);

test.each(SPACES)("F is symmetric, not negative, and damping adds to its diagonal: $kind", (space) => {
  const { machine, observations, count, random } = build(space, "tanh");
  const fisher = createFisher({ machine, space, activation: "tanh", rows: ROWS, count });
  const draw = () =>
    Float64Array.from(machine.parameters.view.subarray(0, count), (value) => (value === 0 ? 0 : random.normal()));
  const dot = (left: Float64Array, right: Float64Array) =>
    left.reduce((sum, value, index) => sum + value * right[index]!, 0);
  const [v, w] = [draw(), draw()];
  const [fv, fw, damped] = [new Float64Array(count), new Float64Array(count), new Float64Array(count)];
  const product = fisher.at(observations.address, 0);
  product(v, fv);
  product(w, fw);
  expect(dot(v, fv)).toBeGreaterThan(0);
  expect(Math.abs(dot(v, fw) - dot(w, fv))).toBeLessThan(1e-4 * Math.sqrt(dot(v, fv) * dot(w, fw)));
  fisher.at(observations.address, 0.1)(v, damped);
  expect(dot(v, damped) - dot(v, fv)).toBeCloseTo(0.1 * dot(v, v), 2);
});
