import type { Ending, Episode } from "../../src/core/episode.ts";
import type { EnvironmentSpec } from "../../src/core/spec.ts";
import { namesOf } from "../../src/measure/names.ts";
import { episodeOf } from "../../src/simulator/episode.ts";

const joints = { unit: "rad", range: [-1, 1], size: 2, elements: ["hip", "knee"] } as const;

/** A hopper as it might be: of every kind of field one. */
export const spec: EnvironmentSpec = {
  name: "hand-made",
  summary: "A body that moves along a line.",
  state: {
    torso: {
      x: { description: "Horizontal position, growing forwards", unit: "m", range: [-1, 20] },
      height: { description: "Height of the torso's middle over the ground", unit: "m", range: [0, 2] },
      velocity: { description: "Forward speed", unit: "m/s", range: [-4, 4] },
      pitch: { description: "Lean of the torso", unit: "rad", range: [-3.2, 3.2], periodic: true },
    },
    foot: { contact: { description: "The foot touches the ground", unit: "1", type: "boolean", range: [0, 1] } },
    joints: { angle: { description: "Angles", ...joints } },
    sensor: { level: { description: "What it shows", unit: "unknown", range: [0, 1] } },
  },
  action: { torque: { description: "Torque of each motor", ...joints, unit: "N·m" } },
  control: { kind: "continuous" },
  observation: { labels: ["torso.x"] },
  dt: 0.5,
  maxSteps: 100,
  termination: "never",
};

export const names = namesOf(spec, { hidden: ["info.score"] });

/** A moment: x, height, velocity, pitch, contact, hip, knee, level. */
export type Moment = readonly [number, number, number, number, number, number, number, number];

export const makeEpisode = ({
  moments,
  actions,
  ending = "truncated",
}: {
  moments: readonly Moment[];
  /** Hip and knee of each step. */
  actions?: readonly (readonly [number, number])[];
  ending?: Ending;
}): Episode => {
  const length = moments.length - 1;
  return episodeOf(spec, {
    states: Float64Array.from(moments.flat()),
    actions: Float64Array.from(actions?.flat() ?? Array<number>(2 * length).fill(0)),
    length,
    ending,
    nativeReturn: 5,
    hidden: { names: ["info.score"], values: Float64Array.from({ length }, (_, step) => 10 * (step + 1)) },
  });
};

/** x 1 2 4 8, turned once forward over a jump at π, contact after steps 1 and 3: four states, three steps. */
export const hop = makeEpisode({
  moments: [
    [1, 1, 0, 0, 0, 0.1, 0.2, 0],
    [2, 0.9, 2, 2.5, 1, 0.2, 0.4, 0],
    [4, 0.7, 4, -1.5, 0, 0.3, 0.6, 1],
    [8, 1.2, 8, 0, 1, 3, 4, 1],
  ],
  actions: [
    [1, 0],
    [3, 4],
    [-6, 8],
  ],
  ending: "terminated",
});

/** Stands still at x = 1 for one step. */
export const oneStep = makeEpisode({
  moments: [
    [1, 1, 0, 0, 1, 0, 0, 0],
    [1, 1, 0, 0, 1, 0, 0, 0],
  ],
  actions: [[2, 0]],
});

export const noStep = makeEpisode({ moments: [[1, 1, 0, 0, 1, 0, 0, 0]] });
