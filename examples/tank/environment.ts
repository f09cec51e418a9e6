import { defineEnvironment, defineSpec, vectorize } from "rewardsmith";

/** Torricelli's law: what runs out of the hole depends on the level. */
const gravity = 9.81;
const floorArea = 1;
const holeArea = 0.004;
const mostInflow = 0.03;

const spec = defineSpec({
  name: "tank",
  summary:
    "A water tank of 1 m² and 2 m height with a hole in its floor is filled through a valve. Every episode starts with 0.2 m to 1.8 m of water.",
  state: {
    tank: {
      level: { description: "Height of the water over the floor", unit: "m", range: [0, 2] },
      outflow: { description: "Water that runs out of the hole", unit: "m^3/s", range: [0, 0.026] },
    },
    mark: {
      level: { description: "Height of a mark on the wall, different in each episode", unit: "m", range: [0.5, 1.5] },
    },
  },
  action: { valve: { description: "Opening of the valve, 1 letting in 0.03 m³/s", unit: "1", range: [0, 1] } },
  control: { kind: "continuous" },
  observation: { labels: ["tank.level", "mark.level"] },
  dt: 1,
  maxSteps: 100,
  termination: "The water runs over the wall of 2 m.",
});

const outflow = (level: number): number => holeArea * Math.sqrt(2 * gravity * Math.max(0, level));

export const environment = defineEnvironment({
  spec,
  create: vectorize(spec, {
    reset({ state: { tank, mark }, random }) {
      tank.level = random.between(0.2, 1.8);
      tank.outflow = outflow(tank.level);
      mark.level = random.between(0.5, 1.5);
    },
    step({ state: { tank }, action }) {
      tank.level = Math.max(0, tank.level + ((mostInflow * action.valve - tank.outflow) / floorArea) * spec.dt);
      tank.outflow = outflow(tank.level);
    },
    observe({ state: { tank, mark }, observation }) {
      observation[0] = tank.level;
      observation[1] = mark.level;
    },
    terminated: ({ state: { tank } }) => tank.level >= 2,
  }),
});
