import { defineEnvironment, defineSpec } from "../../../../src/simulator/define.ts";
import { vectorize } from "../../../../src/simulator/vectorize.ts";

// What the policy sees lacks what the reward asks of it: the mark's side is drawn anew for each episode and not observed.
const dt = 0.1;
const drag = 0.5;

const spec = defineSpec({
  name: "unseen-mark",
  summary:
    "A sled of 1 kg slides along a straight track of 4 m between two stops, pushed by at most 2 N against a drag of 0.5 N·s/m. A mark lies 1 m to the left or to the right of the middle, drawn for each episode with equal chances. Every episode starts at rest within 0.1 m of the middle.",
  state: {
    sled: {
      position: { description: "Position along the track, 0 in the middle, stops at ±2", unit: "m", range: [-2, 2] },
      velocity: { description: "Velocity along the track", unit: "m/s", range: [-4, 4] },
    },
    mark: {
      position: {
        description: "Position of the mark, −1 or 1, the same all through an episode",
        unit: "m",
        range: [-1, 1],
      },
    },
  },
  action: { push: { description: "Force along the track", unit: "N", range: [-2, 2] } },
  control: { kind: "continuous" },
  observation: { labels: ["sled.position", "sled.velocity"] },
  dt,
  maxSteps: 100,
  termination: "Never.",
});

export const environment = defineEnvironment({
  spec,
  create: vectorize(spec, {
    reset({ state: { sled, mark }, random }) {
      sled.position = random.between(-0.1, 0.1);
      mark.position = random.uniform() < 0.5 ? -1 : 1;
    },
    step({ state: { sled }, action }) {
      sled.velocity += dt * (action.push - drag * sled.velocity);
      sled.position += dt * sled.velocity;
      if (Math.abs(sled.position) > 2) {
        sled.position = Math.sign(sled.position) * 2;
        sled.velocity = 0;
      }
    },
    observe({ state: { sled }, observation }) {
      observation[0] = sled.position;
      observation[1] = sled.velocity;
    },
    terminated: () => false,
  }),
});
