import type { Scaffold } from "./types.ts";

const environment = (name: string): string => `import { defineEnvironment, defineSpec, vectorize } from "rewardsmith";

// A puck on a rail, to begin with: change the world, its fields and its numbers into yours.
const mass = 1;
const friction = 0.5;

const spec = defineSpec({
  name: "${name}",
  summary:
    "A puck of 1 kg slides along a straight rail with viscous friction of 0.5 N·s/m; a motor pushes it with up to 2 N. A mark lies somewhere on the rail. Every episode starts at rest, puck and mark each at a place drawn uniformly from −1 … 1.",
  state: {
    puck: {
      position: { description: "Position along the rail, 0 in the middle", unit: "m", range: [-2, 2] },
      velocity: { description: "Velocity along the rail", unit: "m/s", range: [-2, 2] },
    },
    mark: {
      position: { description: "Position of the mark along the rail, fixed in an episode", unit: "m", range: [-1, 1] },
    },
  },
  action: { push: { description: "Force of the motor on the puck", unit: "N", range: [-2, 2] } },
  control: { kind: "continuous" },
  observation: { labels: ["puck.position", "puck.velocity", "mark.position"] },
  dt: 0.05,
  maxSteps: 200,
  termination: "The puck is farther than 2 m from the middle.",
});

export const environment = defineEnvironment({
  spec,
  create: vectorize(spec, {
    reset({ state: { puck, mark }, random }) {
      puck.position = random.between(-1, 1);
      mark.position = random.between(-1, 1);
    },
    step({ state: { puck }, action }) {
      puck.velocity += ((action.push - friction * puck.velocity) / mass) * spec.dt;
      puck.position += puck.velocity * spec.dt;
    },
    observe({ state: { puck, mark }, observation }) {
      observation[0] = puck.position;
      observation[1] = puck.velocity;
      observation[2] = mark.position;
    },
    terminated: ({ state: { puck } }) => Math.abs(puck.position) > 2,
  }),
});
`;

const tasks = `import { defineTasks } from "rewardsmith";
import { environment } from "./environment.ts";

export const tasks = defineTasks(environment, [
  {
    name: "reach-mark",
    // All that a designer is told: state the criterion with its numbers.
    description:
      "Bring the puck to the mark and keep it there: within 0.1 m and slower than 0.1 m/s. The episode lasts 10 s (200 steps) and succeeds if the puck is at the mark in that sense when it ends.",
    // Trusted, and seen by no designer. How could it be had cheaply? Passing the mark at speed counts for nothing here, and
    // an episode that ends early forfeits the steps that were left.
    fitness: (episode) => {
      let near = 0;
      for (let index = 1; index <= episode.length; index++) {
        const { puck, mark } = episode.state(index);
        if (Math.abs(puck.position - mark.position) <= 0.1 && Math.abs(puck.velocity) <= 0.1) near++;
      }
      return near / environment.spec.maxSteps;
    },
    success: (episode) => {
      const { puck, mark } = episode.state(episode.length);
      return (
        episode.ending === "truncated" &&
        Math.abs(puck.position - mark.position) <= 0.1 &&
        Math.abs(puck.velocity) <= 0.1
      );
    },
    references: { human: "rewards/reach-mark-human.ts" },
    steps: 60_000,
  },
]);
`;

const human = `import { tolerance } from "reward";
import type { Step } from "environment";

// What an expert would write: a slope towards the goal from everywhere, calm at the goal, a price for leaving the world.
export const weights = { near: 1, calm: 0.1, out: 20 };

export function terms({ next, terminated }: Step) {
  return {
    near: tolerance(next.puck.position - next.mark.position, { bounds: [-0.05, 0.05], margin: 2 }),
    calm: -(next.puck.velocity ** 2),
    out: terminated ? -1 : 0,
  };
}
`;

/** A small world in plain TypeScript that keeps the contract as it stands, to be made into the author's own. */
export const plainScaffold = (name: string): Scaffold => ({
  files: { "environment.ts": environment(name), "tasks.ts": tasks, "rewards/reach-mark-human.ts": human },
  notices: [],
});
