import * as fc from "fast-check";
import { expect, test } from "vitest";
import { behaviourOf } from "../../../src/analyzer/behaviour/behaviour.ts";
import { behaviourText } from "../../../src/core/behaviour-text.ts";
import { stateLayout } from "../../../src/core/fields.ts";
import type { EpisodeOutcome } from "../../../src/core/outcome.ts";
import type { EnvironmentSpec, Field, FieldTree } from "../../../src/core/spec.ts";
import { episodeFeatures } from "../../../src/training/features.ts";

type Described = [unit: string, low: number, high: number, description: string, more?: Partial<Field>];

const treeOf = (fields: Record<string, Described>): FieldTree => {
  const tree: Record<string, unknown> = {};
  for (const [name, [unit, low, high, description, more]] of Object.entries(fields)) {
    const path = name.split(".");
    const leaf = path.pop() as string;
    const place = path.reduce((at, part) => (at[part] ??= {}) as Record<string, unknown>, tree);
    place[leaf] = { description, unit, range: [low, high], ...more };
  }
  return tree as FieldTree;
};

const world = (
  fields: Record<string, Described>,
  { dt = 0.1, maxSteps = 80, termination = "Never." } = {},
): EnvironmentSpec => ({
  name: "made-by-hand",
  summary: "",
  state: treeOf(fields),
  action: { push: { description: "Push", unit: "N", range: [-1, 1] } },
  control: { kind: "continuous" },
  observation: { labels: [] },
  dt,
  maxSteps,
  termination,
});

/** From one value to another in even steps; through several. */
const through = (steps: number, ...values: number[]): number[] =>
  Array.from({ length: steps + 1 }, (_, index) => {
    const at = (index / steps) * (values.length - 1);
    const [from, to] = [values[Math.floor(at)] as number, values[Math.ceil(at)] as number];
    return from + (to - from) * (at - Math.floor(at));
  });

type Made = { series: Record<string, number[]>; ending?: EpisodeOutcome["ending"]; success?: boolean };

const outcomeOf = (spec: EnvironmentSpec, { series, ending = "truncated", success = false }: Made): EpisodeOutcome => {
  const { columns } = stateLayout(spec);
  const length = (series[columns[0] as string] as number[]).length - 1;
  const states = new Float64Array((length + 1) * columns.length);
  columns.forEach((name, column) =>
    (series[name] as number[]).forEach((value, row) => {
      states[row * columns.length + column] = value;
    }),
  );
  const actions = new Float64Array(length);
  const features = episodeFeatures(spec, { states, actions, length, ending } as Parameters<typeof episodeFeatures>[1]);
  return { fitness: 0, success, return: 0, length, ending, features };
};

const tell = (spec: EnvironmentSpec, made: readonly Made[], judged = true): string =>
  behaviourText(
    behaviourOf(
      made.map((each) => outcomeOf(spec, each)),
      { spec, judged },
    ),
  );

const times = (count: number, made: Made): Made[] => Array.from({ length: count }, () => made);

const runner = world(
  {
    "torso.x": ["m", -1, 20, "Horizontal position, growing forwards"],
    "torso.height": ["m", 0.6, 1.8, "Height of the torso's middle over the ground"],
    "torso.velocityX": ["m/s", -4, 4, "Horizontal velocity"],
    "foot.contact": ["1", 0, 1, "The foot touches the ground", { type: "boolean" }],
  },
  { termination: "The torso is not higher than 0.7 m." },
);
const ran = (steps: number, way: number, height: number[], more: Partial<Made> = {}): Made => ({
  series: {
    "torso.x": through(steps, 0, way),
    "torso.height": through(steps, ...height),
    "torso.velocityX": through(steps, 1, 1),
    "foot.contact": through(steps, 0, 1),
  },
  ...more,
});

const pole = world(
  {
    "cart.position": ["m", -2.4, 2.4, "Position along the track, 0 in the middle"],
    "pole.angle": ["rad", -0.21, 0.21, "Angle from the vertical"],
    "pole.rate": ["rad/s", -3, 3, "Angular velocity"],
  },
  { dt: 0.02, maxSteps: 500, termination: "The pole leans more than 12° from the vertical." },
);
const tilted = (steps: number, angle: number[], way: number, more: Partial<Made> = {}): Made => ({
  series: {
    "cart.position": through(steps, 0, way),
    "pole.angle": through(steps, ...angle),
    "pole.rate": through(steps, 0, 3),
  },
  ...more,
});

const rod = world({
  "rod.angle": ["rad", -Math.PI, Math.PI, "Angle, wrapped", { periodic: true }],
  "rod.rate": ["rad/s", -8, 8, "Angular velocity"],
});
const spun = (steps: number, turns: number): Made => {
  const angles = through(steps, 0, 2 * Math.PI * turns).map(
    (angle) => angle - 2 * Math.PI * Math.round(angle / (2 * Math.PI)),
  );
  return { series: { "rod.angle": angles, "rod.rate": through(steps, 1, 1) } };
};

const arm = world({
  "tip.x": ["m", -0.2, 0.2, "Position along x"],
  "tip.markDistance": ["m", 0, 0.4, "Distance from the mark"],
  "mark.x": ["m", -0.2, 0.2, "Position along x, the same all through an episode"],
});
const reached = (distance: number[], more: Partial<Made> = {}): Made => ({
  series: {
    "tip.x": through(50, 0, 0.1),
    "tip.markDistance": through(50, ...distance),
    "mark.x": through(50, 0.1, 0.1),
  },
  ...more,
});

const ship = world({
  "ship.x": ["m", -10, 10, "Position along x, positive to the right"],
  "ship.y": ["m", -10, 10, "Position along y, positive upwards"],
  "dock.x": ["m", -10, 10, "Position of the dock along x"],
  "dock.y": ["m", -10, 10, "Position of the dock along y"],
});
const sailed = (x: number[], y: number[]): Made => ({
  series: {
    "ship.x": through(80, ...x),
    "ship.y": through(80, ...y),
    "dock.x": through(80, 3, 3),
    "dock.y": through(80, 4, 4),
  },
});

const tank = world(
  { "water.level": ["m", 0, 2, "Height of the water"], "water.heat": ["K", 280, 380, "Temperature"] },
  { dt: 1 },
);
const filled = (level: number[], heat: number[], more: Partial<Made> = {}): Made => ({
  series: { "water.level": through(80, ...level), "water.heat": through(80, ...heat) },
  ...more,
});

const nameless = world({ "observation.0": ["1", -1, 1, "?"], "observation.1": ["1", 0, 10, "?"] });
const blind = world({ "torso.velocityX": ["m/s", -4, 4, "Velocity along x"] });
const climber = world({ "car.position": ["m", -1, 1, "Position"] }, { termination: "The car is at the flag." });

const cases: { name: string; spec: EnvironmentSpec; episodes: Made[]; judged?: boolean; says: string }[] = [
  {
    name: "it runs to the end",
    spec: runner,
    episodes: times(20, ran(80, 7.2, [1.2, 1.2], { success: true })),
    says: "torso moves forward at 0.9 m/s (7.2 m in 8 s); lasts the whole 8 s in all 20; succeeds in all 20",
  },
  {
    name: "it falls early, mostly",
    spec: runner,
    episodes: [
      ...times(14, ran(6, 0.54, [1.2, 0.69], { ending: "terminated" })),
      ...times(6, ran(80, 7.2, [1.2, 1.2], { success: true })),
    ],
    says: "torso moves forward at 0.9 m/s (2.5 m in 2.8 s); torso.height falls from 1.2 m to 0.84 m; falls after 0.6 s in 14 of 20; lasts the whole 8 s in 6 of 20; succeeds in 6 of 20",
  },
  {
    name: "it runs backward",
    spec: runner,
    episodes: times(4, ran(80, -4, [1.2, 1.2])),
    says: "torso moves backward at 0.5 m/s (4 m in 8 s); lasts the whole 8 s in all 4; never succeeds",
  },
  {
    name: "it stands still, and the task has no success",
    spec: runner,
    judged: false,
    episodes: times(3, ran(80, 0.02, [1.2, 1.25])),
    says: "torso.x stays within 0.02 m of its start; torso.height stays within 0.05 m of its start; lasts the whole 8 s in all 3",
  },
  {
    name: "it jumps and lands again",
    spec: runner,
    episodes: times(2, ran(80, 0, [1.2, 1.7, 1.2], { success: true })),
    says: "torso.height rises from 1.2 m to 1.7 m and ends at 1.2 m; lasts the whole 8 s in all 2; succeeds in all 2",
  },
  {
    name: "it goes and comes back",
    spec: runner,
    episodes: times(2, {
      ...ran(80, 0, [1.2, 1.2]),
      series: { ...ran(80, 0, [1.2, 1.2]).series, "torso.x": through(80, 0, 5, 0.5) },
    }),
    says: "torso moves up to 5 m from its start and ends 0.5 m from it; lasts the whole 8 s in all 2; never succeeds",
  },
  {
    name: "the physics blows up once",
    spec: runner,
    episodes: [...times(3, ran(80, 4, [1.2, 1.2])), ran(20, 1, [1.2, 1.2], { ending: "invalid" })],
    says: "torso moves forward at 0.5 m/s (3.3 m in 6.5 s); lasts the whole 8 s in 3 of 4; the physics blows up after 2 s in 1 of 4; never succeeds",
  },
  {
    name: "falls at different times are told with their median",
    spec: runner,
    episodes: [2, 4, 8].map((steps) => ran(steps, steps / 10, [1.2, 0.69], { ending: "terminated" as const })),
    says: "torso moves forward at 1 m/s (0.47 m in 0.47 s); torso.height falls from 1.2 m to 0.69 m; falls after 0.2 to 0.8 s (median 0.4 s) in all 3; never succeeds",
  },
  {
    name: "a pole that falls to either side",
    spec: pole,
    episodes: [1, -1, 1, -1].map((side) => tilted(20, [0, 0.2 * side], 0, { ending: "terminated" as const })),
    says: "pole.angle swings by 12°, one way or the other; is ended by the simulator after 0.4 s in all 4; never succeeds",
  },
  {
    name: "a pole in balance, its cart drifting either way",
    spec: pole,
    episodes: [1, -1].map((side) => tilted(500, [0, 0.01 * side, 0], side, { success: true })),
    says: "cart moves one way or the other at 0.1 m/s (1 m in 10 s); pole.angle stays within 0.6° of its start; lasts the whole 10 s in all 2; succeeds in all 2",
  },
  {
    name: "a thing whose way has no name",
    spec: pole,
    episodes: times(2, tilted(100, [0, 0.2], -1.5, { ending: "terminated" })),
    says: "cart moves towards smaller position at 0.75 m/s (1.5 m in 2 s); pole.angle rises from 0° to 12°; is ended by the simulator after 2 s in all 2; never succeeds",
  },
  {
    name: "a rod that turns over and over",
    spec: rod,
    episodes: times(2, spun(80, -3.25)),
    says: "rod.angle turns 3.3 times towards smaller angles; lasts the whole 8 s in all 2; never succeeds",
  },
  {
    name: "a rod that turns by less than a turn, either way",
    spec: rod,
    episodes: [spun(80, 0.5), spun(80, -0.5)],
    says: "rod.angle turns by 180°, one way or the other; lasts the whole 8 s in all 2; never succeeds",
  },
  {
    name: "an arm that passes its mark",
    spec: arm,
    episodes: times(2, reached([0.3, 0.02, 0.1])),
    says: "tip.markDistance goes from 0.3 m to 0.1 m, 0.02 m at its least; lasts the whole 5 s in all 2; never succeeds",
  },
  {
    name: "an arm that reaches its mark in some",
    spec: arm,
    episodes: [...times(3, reached([0.3, 0.01], { success: true })), reached([0.3, 0.29])],
    says: "tip.markDistance goes from 0.3 m to 0.08 m; lasts the whole 5 s in all 4; succeeds in 3 of 4",
  },
  {
    name: "a ship that ends off its dock: a distance over two coordinates",
    spec: ship,
    episodes: times(2, sailed([0, 3], [0, 3.5])),
    says: "ship moves upward at 0.44 m/s (3.5 m in 8 s); ship ends 0.5 m from dock, 5 m at the start; lasts the whole 8 s in all 2; never succeeds",
  },
  {
    name: "a ship that goes to the left",
    spec: ship,
    episodes: times(2, sailed([0, -5], [0, 0])),
    says: "ship moves to the left at 0.63 m/s (5 m in 8 s); ship ends 8.9 m from dock, 5 m at the start; lasts the whole 8 s in all 2; never succeeds",
  },
  {
    name: "a level, where nothing goes anywhere",
    spec: tank,
    episodes: times(2, filled([0.5, 1.5], [300, 301])),
    says: "water.level rises from 0.5 m to 1.5 m; water.heat stays within 1 K of its start; lasts the whole 80 s in all 2; never succeeds",
  },
  {
    name: "a temperature that changes more than a level does",
    spec: tank,
    episodes: times(2, filled([1, 1.1], [300, 360])),
    says: "water.level stays within 0.1 m of its start; water.heat rises from 300 K to 360 K; lasts the whole 80 s in all 2; never succeeds",
  },
  {
    name: "from wherever it begins to one place",
    spec: tank,
    episodes: [filled([0.2, 1], [300, 300]), filled([1.8, 1], [300, 300])],
    says: "water.level swings by 0.8 m, one way or the other, and ends at 1 m; lasts the whole 80 s in all 2; never succeeds",
  },
  {
    name: "fields without names or units",
    spec: nameless,
    episodes: times(2, { series: { "observation.0": through(80, 0, 0.1), "observation.1": through(80, 1, 9) } }),
    says: "observation.1 rises from 1 to 9; lasts the whole 8 s in all 2; never succeeds",
  },
  {
    name: "a place without ends",
    spec: world({ "puck.x": ["m", -Infinity, Infinity, "Position along x"] }),
    episodes: times(2, { series: { "puck.x": through(80, 0, 40) } }),
    says: "puck moves towards larger x at 5 m/s (40 m in 8 s); lasts the whole 8 s in all 2; never succeeds",
  },
  {
    name: "a velocity alone",
    spec: blind,
    episodes: times(2, { series: { "torso.velocityX": through(80, 1, 2) } }),
    says: "torso.velocityX is 1.5 m/s on average; lasts the whole 8 s in all 2; never succeeds",
  },
  {
    name: "an end that is a goal is no fall",
    spec: climber,
    episodes: times(2, { series: { "car.position": through(40, -0.5, 0.5) }, ending: "terminated", success: true }),
    says: "car moves towards larger position at 0.25 m/s (1 m in 4 s); is ended by the simulator after 4 s in all 2; succeeds in all 2",
  },
];

test.each(cases)("$name", ({ spec, episodes, judged = true, says }) => {
  expect(tell(spec, episodes, judged)).toBe(says);
});

const number = fc.double({ min: -3, max: 3, noNaN: true });

test("whatever the episodes, the sentence is one short line without NaN, and its counts are those of the episodes", () => {
  const made = fc.record({
    way: number,
    height: fc.array(number, { minLength: 2, maxLength: 4 }),
    steps: fc.integer({ min: 1, max: 80 }),
    ending: fc.constantFrom("terminated" as const, "truncated" as const, "invalid" as const),
    success: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(made, { minLength: 1, maxLength: 6 }), (all) => {
      const episodes = all.map(({ way, height, steps, ...more }) => outcomeOf(runner, ran(steps, way, height, more)));
      const { parts } = behaviourOf(episodes, { spec: runner, judged: true });
      const text = behaviourText({ episodes: episodes.length, parts });
      expect(text).not.toMatch(/NaN|Infinity|undefined|\n/);
      expect(text.length).toBeLessThan(450);
      const ends = parts.flatMap((part) => (part.kind === "ends" ? [part.count] : []));
      expect(ends.reduce((left, right) => left + right, 0)).toBe(episodes.length);
    }),
  );
});
