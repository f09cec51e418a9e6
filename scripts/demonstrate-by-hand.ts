/**
 * Writes `environments/<name>/demonstrations/<task>.json` from controllers written by hand, where a search on the fitness
 * (demonstrate.ts) finds nothing as good:
 *
 *     node scripts/demonstrate-by-hand.ts [ENVIRONMENT]
 *
 * The first controller of a task does it; the others do what is near it and fails, so that a reward must tell them apart.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { deriveSeed } from "../src/core/random.ts";
import { actionsOf, inputWidth, roundAction, type Demonstration } from "../src/critic/probes/demonstrations.ts";
import { stateLayout } from "../src/core/fields.ts";
import { findEnvironment } from "../src/simulator/registry.ts";
import { playEpisodes } from "../src/training/evaluate-policy.ts";
import { scoreEpisode } from "../src/training/score-episode.ts";

type Read = (column: string) => number;
/** The action for a step, from the state's columns by name. */
type Choose = (read: Read, step: number) => readonly number[];

const clip = (value: number, reach: number): number => Math.min(Math.max(value, -reach), reach);
const wrap = (angle: number): number => angle - 2 * Math.PI * Math.floor((angle + Math.PI) / (2 * Math.PI));

/** Pumps or brakes until the energy is that of standing still at the top, then holds the rod at `target`. */
const holdRodAt =
  (target: number): Choose =>
  (read) => {
    const [tilt, speed] = [read("rod.angle"), read("rod.rate")];
    if (Math.abs(tilt) < 0.5) return [-5 * Math.sin(tilt) - 12 * (tilt - target) - 4 * speed];
    return [speed ** 2 / 6 + 5 * Math.cos(tilt) < 5 === speed >= 0 ? 2 : -2];
  };

/** Keeps the pole up and the cart at `target`; the set point draws no harder than from 0.15 m away. */
const standAt =
  (target: number): Choose =>
  (read) => {
    const off = clip(read("cart.position") - target, 0.15);
    return [2.37 * off + 1.93 * read("cart.velocity") + 8.67 * read("pole.angle") + 1.29 * read("pole.rate")];
  };

const legs = ["frontLeft", "frontRight", "backLeft", "backRight"] as const;
type Leg = (typeof legs)[number];
/** Where each leg's hip shall be, and how far its ankle shall bend down, rad. */
type Pose = Record<Leg, readonly [hip: number, bend: number]>;

/** The ant's motors pull each joint to its place; legs in the order of the action. */
const posed =
  (pose: (seconds: number) => Pose, [stiffness, damping]: readonly [number, number] = [0.15, 0.06]): Choose =>
  (read, step) => {
    const target = pose(step * 0.05);
    return (["frontRight", "frontLeft", "backLeft", "backRight"] as const).flatMap((leg) => {
      const [turn, bend] = target[leg];
      const down = leg.startsWith("front") ? bend : -bend;
      const pull = (joint: string, angle: number) =>
        stiffness * (angle - read(`${leg}.${joint}.angle`)) - damping * read(`${leg}.${joint}.rate`);
      return [pull("hip", turn), pull("ankle", down)];
    });
  };

const alike = (hip: number, bend: number): Pose =>
  Object.fromEntries(legs.map((leg) => [leg, [hip, bend] as const])) as Pose;

/** Two pairs of legs take turns; `way`: how the hips of each leg swing along. */
const trot = (way: Record<Leg, number>): Choose =>
  posed(
    (seconds) => {
      const phase = (seconds % 0.8) / 0.8;
      const swing = 0.45 * Math.cos(2 * Math.PI * phase);
      const [first, second] = phase < 0.5 ? [1.1, 0.75] : [0.75, 1.1];
      return {
        frontLeft: [way.frontLeft * swing, first],
        backRight: [way.backRight * swing, first],
        frontRight: [way.frontRight * swing, second],
        backLeft: [way.backLeft * swing, second],
      };
    },
    [0.3, 0.08],
  );

const threeLegged = posed((seconds) => ({
  frontLeft: seconds < 2 ? [0, 1] : [0.5 * Math.sin(Math.PI * seconds), 0.5],
  frontRight: [0.5, 1],
  backLeft: [-0.5, 1],
  backRight: [0, 1],
}));
const wavingWhileLying = posed((seconds) => alike(0.5 * Math.sin(Math.PI * seconds), 0.5));
const standing = posed(() => alike(0, 1));

/** Angles whose fingertip is `beside` the mark, by the law of cosines, and a controller that goes there. */
const reachFor =
  (beside: number): Choose =>
  (read) => {
    const [x, y] = [read("mark.x") + beside, read("mark.y")];
    const cosine = (x * x + y * y - 0.1 ** 2 - 0.11 ** 2) / (2 * 0.1 * 0.11);
    const elbow = Math.min(Math.acos(clip(cosine, 1)), 3);
    const shoulder = Math.atan2(y, x) - Math.atan2(0.11 * Math.sin(elbow), 0.1 + 0.11 * Math.cos(elbow));
    return [
      0.9 * wrap(shoulder - read("shoulder.angle")) - 0.09 * read("shoulder.rate"),
      0.9 * (elbow - read("elbow.angle")) - 0.09 * read("elbow.rate"),
    ];
  };

const stroke =
  ({ rate, lag, torques, offsets }: Record<"torques" | "offsets", [number, number]> & { rate: number; lag: number }) =>
  (_read: Read, step: number): number[] => [
    torques[0] * Math.sin(rate * step * 0.04) + offsets[0],
    torques[1] * Math.sin(rate * step * 0.04 + lag) + offsets[1],
  ];

const table: readonly { environment: string; task: string; controllers: readonly Choose[] }[] = [
  { environment: "pendulum", task: "lean", controllers: [holdRodAt(0.3), holdRodAt(-0.3), holdRodAt(0)] },
  {
    environment: "acrobot",
    task: "hold-upright",
    // The optimal linear regulator, linearised upright.
    controllers: [
      (read) => [
        173.9 * wrap(read("shoulder.angle") - Math.PI) +
          43.6 * read("elbow.angle") +
          82.1 * read("shoulder.rate") +
          26.8 * read("elbow.rate"),
      ],
    ],
  },
  { environment: "inverted-pendulum", task: "shift", controllers: [standAt(0.5), standAt(-0.5), standAt(0)] },
  {
    environment: "inverted-double-pendulum",
    task: "balance",
    // A linear-quadratic regulator of the model about standing upright.
    controllers: [
      (read) => [
        -(0.0968 * read("cart.position") + 0.148 * read("cart.velocity")) -
          (0.697 * read("lower.angle") + 0.471 * read("lower.rate")) -
          (3.553 * read("upper.angle") + 0.523 * read("upper.rate")),
      ],
    ],
  },
  {
    environment: "mountain-car-continuous",
    task: "least-effort",
    controllers: [0.2, 1].map((share): Choose => (read) => [read("car.velocity") >= 0 ? share : -share]),
  },
  { environment: "reacher", task: "precise", controllers: [reachFor(0), reachFor(0.03)] },
  {
    environment: "swimmer",
    task: "turn",
    controllers: [
      stroke({ rate: 5.02, lag: 5.04, torques: [1.12, 1.08], offsets: [-0.28, -0.45] }),
      stroke({ rate: 5.02, lag: 5.04, torques: [1.12, 1.08], offsets: [0.28, 0.45] }),
    ],
  },
  { environment: "ant", task: "lie-down", controllers: [posed(() => alike(0, 0.4)), wavingWhileLying, standing] },
  { environment: "ant", task: "wave-leg", controllers: [threeLegged, wavingWhileLying, standing] },
  {
    environment: "ant",
    task: "turn",
    controllers: [
      trot({ frontLeft: 1, backRight: 1, frontRight: -1, backLeft: -1 }),
      trot({ frontLeft: -1, backRight: -1, frontRight: 1, backLeft: 1 }),
    ],
  },
  {
    environment: "ant",
    task: "forward",
    controllers: [trot({ frontLeft: -1, backRight: 1, frontRight: -1, backLeft: 1 })],
  },
];

for (const { environment: name, task: taskName, controllers } of table) {
  if (process.argv[2] !== undefined && process.argv[2] !== name) continue;
  const plain = await findEnvironment(name);
  const task = plain.tasks.find((each) => each.name === taskName);
  if (task === undefined) throw new Error(`no task '${taskName}' in '${name}'`);
  const options = { ...task.options };
  const { environment, folder } = task.options === undefined ? plain : await findEnvironment(name, options);
  const { spec } = environment;
  const { width: columns, columns: names } = stateLayout(spec);
  const width = inputWidth(spec);
  // The controller that does it twice, from two starts.
  const lanes = [controllers[0] as Choose, ...controllers];
  const seeds = lanes.map((_, lane) => deriveSeed("by hand", lane));
  const bytes: Uint8Array[] = lanes.map(() => new Uint8Array());
  const world = await environment.create({ count: lanes.length, seed: 1, options });
  const act = (_observation: Float64Array, count: number, actions: Float64Array) => {
    for (let lane = 0; lane < count; lane++) {
      const read: Read = (column) => {
        const index = names.indexOf(column);
        if (index === -1) throw new Error(`no column '${column}' among ${names.join(", ")}`);
        return world.state[lane * columns + index] as number;
      };
      const done = bytes[lane] as Uint8Array;
      const action = actions.subarray(lane * width, (lane + 1) * width);
      action.set((lanes[lane] as Choose)(read, done.length / width));
      bytes[lane] = Buffer.concat([done, roundAction(spec, action)]);
    }
  };
  const episodes = playEpisodes({ environment: world, policy: { act }, seeds, limit: spec.maxSteps });
  world.dispose();
  const kept = episodes.map((episode, lane): Demonstration => {
    const { fitness, success } = scoreEpisode({ spec, task }, episode);
    process.stdout.write(`${name} ${taskName}: ${fitness.toFixed(3)}${success ? " success" : ""}/${episode.length}\n`);
    const actions = Buffer.from((bytes[lane] as Uint8Array).subarray(0, episode.length * width)).toString("base64");
    return { seed: seeds[lane] as number, actions };
  });
  if (actionsOf(spec, kept[0] as Demonstration).length !== (episodes[0]?.length ?? 0) * width) throw new Error("cut");
  mkdirSync(join(folder, "demonstrations"), { recursive: true });
  const path = join(folder, "demonstrations", `${taskName}.json`);
  writeFileSync(path, `${JSON.stringify({ episodes: kept }, null, 2)}\n`);
}
