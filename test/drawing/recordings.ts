import { POSE, type RecordedPlay, type Recording, type Shape } from "../../src/core/recording.ts";

const upright = [1, 0, 0, 0, 1, 0, 0, 0, 1];

export const at = (x: number, y: number, z: number, turn: readonly number[] = upright): number[] => [x, y, z, ...turn];

/** One of each kind of shape. */
export const everyShape: Shape[] = [
  { kind: "plane", role: "ground", size: [0, 0, 1] },
  { kind: "plane", role: "ground", size: [1, 2, 0.1] },
  { kind: "capsule", role: "body", size: [0.1, 0.4], name: "trunk" },
  { kind: "sphere", role: "limb", side: 0, size: [0.2] },
  { kind: "box", role: "limb", side: 1, size: [0.1, 0.2, 0.3] },
  { kind: "cylinder", role: "object", size: [0.1, 0.2] },
  { kind: "ellipsoid", role: "fixed", size: [0.1, 0.2, 0.3] },
  {
    kind: "line",
    role: "target",
    points: [
      [0, 0, 0],
      [1, 0, 1],
    ],
  },
];

/** An episode whose trunk goes to `distance` metres over the ground, in a straight line. */
export const walk = ({ length = 60, distance = 8, shapes = everyShape } = {}): RecordedPlay => {
  const steps = Array.from({ length: length + 1 }, (_, step) => step);
  const x = (step: number) => (distance * step) / Math.max(1, length);
  return {
    seed: 1,
    length,
    ending: "truncated",
    fitness: 1.25,
    success: true,
    return: 3 * length,
    states: {
      "trunk.x": steps.map(x),
      "trunk.angle": steps.map((step) => ((step * 0.3 + Math.PI) % (2 * Math.PI)) - Math.PI),
      "foot.contact": steps.map((step) => step % 2),
    },
    actions: { torque: steps.slice(1).map((step) => Math.sin(step)) },
    terms: { forward: steps.slice(1).map(() => 1), effort: steps.slice(1).map((step) => -(Math.sin(step) ** 2)) },
    rewards: steps.slice(1).map((step) => 3 - 0.5 * Math.sin(step) ** 2),
    poses: steps.map((step) =>
      shapes.flatMap(({ role }) =>
        role === "body" || role === "limb" ? at(x(step), 0, 1) : at(0, 0, role === "object" ? 0.2 : 0),
      ),
    ),
  };
};

export const recording = (changes: Partial<Recording> = {}): Recording => ({
  format: "rewardsmith/recording",
  version: 1,
  environment: { name: "walker", options: {}, hash: "" },
  task: "forward",
  policy: "ppo, a run",
  reward: { name: "g2-c1", weights: { forward: 3, effort: 0.5 } },
  seed: 1,
  dt: 0.02,
  maxSteps: 1000,
  columns: {
    states: [
      { name: "trunk.x", unit: "m", range: [-1, 20], kind: "number" },
      { name: "trunk.angle", unit: "rad", range: [-3.2, 3.2], kind: "periodic" },
      { name: "foot.contact", unit: "1", range: [0, 1], kind: "boolean" },
    ],
    actions: [{ name: "torque", unit: "N·m", range: [-1, 1], kind: "number" }],
  },
  scene: { view: "side", shapes: everyShape, root: 2 },
  episodes: [walk()],
  ...changes,
});

export const poseWidth = everyShape.length * POSE;

/** Every number in the drawing attributes of a markup. */
export const drawnNumbers = (markup: string): number[] =>
  [...markup.matchAll(/ (?:d|x|y|x1|x2|y1|y2|width|height|transform|viewBox|cx|cy|r)="([^"]*)"/g)].flatMap(
    ([, value]) =>
      [...(value as string).matchAll(/[-+\w.]*\d[-+\w.]*|NaN|Infinity|undefined/g)].flatMap(([text]) =>
        text.split(/[a-zA-Z]/).some((part) => part !== "")
          ? text
              .replaceAll(/matrix|translate/g, "")
              .split(/[MLAZHVa-z]/)
              .filter((part) => part !== "")
              .map(Number)
          : [Number(text)],
      ),
  );
