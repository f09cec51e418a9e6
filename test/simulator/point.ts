import { defineSpec } from "../../src/simulator/define.ts";
import { vectorize } from "../../src/simulator/vectorize.ts";

/** A small world with every kind of field, for the tests of this room. */
export const pointSpec = defineSpec({
  name: "point",
  summary: "A point on a line.",
  state: {
    point: {
      x: { description: "Position", unit: "m", range: [-10, 10] },
      speed: { description: "Velocity", unit: "m/s", range: [-5, 5] },
      heading: { description: "Heading", unit: "rad", range: [-Math.PI, Math.PI], periodic: true },
    },
    sensors: {
      near: { description: "Within 1 m of the wall", unit: "1", type: "boolean", range: [0, 1] },
      rays: { description: "Distances", unit: "m", range: [-1, 30], size: 3 },
      nested: { depth: { deep: { description: "A number far down", unit: "1", range: [0, Infinity] } } },
    },
  },
  action: {
    push: { description: "Acceleration", unit: "m/s²", range: [-1, 2] },
    fins: { description: "Fins", unit: "1", range: [-1, 1], size: 2, elements: ["left", "right"] },
  },
  control: { kind: "continuous" },
  observation: { labels: ["x", "speed"] },
  dt: 0.1,
  maxSteps: 30,
  termination: "The point is beyond 10 m.",
});

export const createPoint = vectorize(pointSpec, {
  internal: 1,
  reset({ state, random }) {
    state.point.x = random.between(-1, 1);
    state.sensors.rays = [random.uniform(), 1, 2];
  },
  step({ state, action, internal }) {
    internal[0] = (internal[0] as number) + 1;
    state.point.speed += action.push * pointSpec.dt;
    state.point.x += state.point.speed * pointSpec.dt;
    state.sensors.near = state.point.x > 9;
    state.sensors.rays = [state.point.x + 10, action.fins[0] as number, internal[0]];
    state.sensors.nested.depth.deep = internal[0];
  },
  observe({ state, observation }) {
    observation[0] = state.point.x;
    observation[1] = state.point.speed;
  },
  terminated: ({ state }) => state.point.x > 10,
});
