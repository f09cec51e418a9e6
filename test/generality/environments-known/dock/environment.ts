import { defineEnvironment, defineSpec } from "../../../../src/simulator/define.ts";
import { vectorize } from "../../../../src/simulator/vectorize.ts";

// A hovercraft-like puck in a walled square, driven by two thrusts, with a berth at a random place.
const dt = 0.1;
const mass = 1.2;
const drag = 0.25;
const wall = 5;
const thrustLimit = 1.5;

const spec = defineSpec({
  name: "dock",
  summary:
    "A puck of 1.2 kg glides on a square of 10 m by 10 m with light drag, pushed by two thrusters along the axes. A berth is marked on the square at a place that differs by episode. Every episode starts at rest at a place drawn uniformly within 4 m of the middle in both directions; the berth is drawn likewise.",
  state: {
    craft: {
      x: { description: "Position, east", unit: "m", range: [-5, 5] },
      y: { description: "Position, north", unit: "m", range: [-5, 5] },
      vx: { description: "Velocity, east", unit: "m/s", range: [-3, 3] },
      vy: { description: "Velocity, north", unit: "m/s", range: [-3, 3] },
      speed: { description: "Speed", unit: "m/s", range: [0, 4] },
    },
    berth: {
      x: { description: "Position of the berth, east", unit: "m", range: [-4, 4] },
      y: { description: "Position of the berth, north", unit: "m", range: [-4, 4] },
      distance: { description: "Distance from the craft to the berth", unit: "m", range: [0, 12] },
    },
    battery: { spent: { description: "Energy spent by the thrusters so far", unit: "J", range: [0, 60] } },
  },
  action: {
    thrust: {
      description: "Thrust along the axes",
      unit: "N",
      range: [-1.5, 1.5],
      size: 2,
      elements: ["east", "north"],
    },
  },
  control: { kind: "continuous" },
  observation: { labels: ["berth.x − craft.x", "berth.y − craft.y", "craft.vx", "craft.vy", "craft.x", "craft.y"] },
  dt,
  maxSteps: 150,
  termination: "The craft hits a wall, 5 m from the middle.",
});

export const environment = defineEnvironment({
  spec,
  create: vectorize(spec, {
    reset({ state: { craft, berth }, random }) {
      craft.x = random.between(-4, 4);
      craft.y = random.between(-4, 4);
      berth.x = random.between(-4, 4);
      berth.y = random.between(-4, 4);
      berth.distance = Math.hypot(berth.x - craft.x, berth.y - craft.y);
    },
    step({ state: { craft, berth, battery }, action }) {
      const [east, north] = action.thrust as [number, number];
      craft.vx += (dt * (east - drag * craft.vx)) / mass;
      craft.vy += (dt * (north - drag * craft.vy)) / mass;
      craft.x += dt * craft.vx;
      craft.y += dt * craft.vy;
      craft.speed = Math.hypot(craft.vx, craft.vy);
      berth.distance = Math.hypot(berth.x - craft.x, berth.y - craft.y);
      battery.spent += (dt * (east ** 2 + north ** 2)) / (2 * thrustLimit);
    },
    observe({ state: { craft, berth }, observation }) {
      observation[0] = berth.x - craft.x;
      observation[1] = berth.y - craft.y;
      observation[2] = craft.vx;
      observation[3] = craft.vy;
      observation[4] = craft.x;
      observation[5] = craft.y;
    },
    terminated: ({ state: { craft } }) => Math.abs(craft.x) > wall || Math.abs(craft.y) > wall,
  }),
});
