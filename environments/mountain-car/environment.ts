import { defineEnvironment, defineSpec } from "../../src/simulator/define.ts";
import { vectorize } from "../../src/simulator/vectorize.ts";
import { hillScene } from "./scene.ts";

// Gymnasium MountainCar-v0 (after Moore 1990). Lengths and masses have no unit there; a step counts as one second.
const leftEnd = -1.2;
const rightEnd = 0.6;
const maxSpeed = 0.07;
const engine = 0.001;
const gravity = 0.0025;
const flagPosition = 0.5;

const heightAt = (position: number): number => 0.45 * Math.sin(3 * position) + 0.55;
const slopeAt = (position: number): number => 1.35 * Math.cos(3 * position);

const spec = defineSpec({
  name: "mountain-car",
  summary:
    "A car in a valley between two hills, on a track of height 0.45·sin(3·position) + 0.55 from position −1.2 to 0.6. The engine adds at most 0.001 to the velocity a step, gravity takes 0.0025·cos(3·position) from it: on the steep parts the engine is weaker than gravity. Speed is limited to 0.07. The left end stops the car. A flag stands on the right hill at position 0.5. Every episode starts at rest at a position drawn uniformly from −0.6 … −0.4; the bottom of the valley is at −0.5236.",
  state: {
    car: {
      position: { description: "Position along the horizontal axis", unit: "m", range: [leftEnd, rightEnd] },
      velocity: { description: "Velocity along the horizontal axis", unit: "m/s", range: [-maxSpeed, maxSpeed] },
      height: { description: "Height of the track at the car's position", unit: "m", range: [0.1, 1] },
      slope: {
        description: "Slope of the track at the car's position: height gained by unit of position",
        unit: "1",
        range: [-1.35, 1.35],
      },
    },
    flag: {
      position: {
        description: "Position of the flag along the horizontal axis, always 0.5",
        unit: "m",
        range: [leftEnd, rightEnd],
      },
    },
  },
  action: {
    throttle: { description: "Engine: −1 full to the left, 0 off, 1 full to the right", unit: "1", range: [-1, 1] },
  },
  control: {
    kind: "discrete",
    actions: [
      { label: "accelerate to the left", values: [-1] },
      { label: "coast", values: [0] },
      { label: "accelerate to the right", values: [1] },
    ],
  },
  observation: { labels: ["car.position", "car.velocity"] },
  dt: 1,
  maxSteps: 200,
  termination: "The car is at position 0.5 or beyond with a velocity of 0 or more.",
});

export const environment = defineEnvironment({
  spec,
  create: vectorize(spec, {
    reset({ state: { car, flag }, random }) {
      car.position = random.between(-0.6, -0.4);
      car.height = heightAt(car.position);
      car.slope = slopeAt(car.position);
      flag.position = flagPosition;
    },
    step({ state: { car }, action }) {
      const pull = action.throttle * engine + Math.cos(3 * car.position) * -gravity;
      const velocity = Math.min(Math.max(car.velocity + pull, -maxSpeed), maxSpeed);
      const position = Math.min(Math.max(car.position + velocity, leftEnd), rightEnd);
      car.position = position;
      car.velocity = position === leftEnd && velocity < 0 ? 0 : velocity;
      car.height = heightAt(position);
      car.slope = slopeAt(position);
    },
    observe({ state: { car }, observation }) {
      observation[0] = car.position;
      observation[1] = car.velocity;
    },
    terminated: ({ state: { car } }) => car.position >= flagPosition && car.velocity >= 0,
    scene: hillScene(flagPosition),
    snapshot: {
      width: 2,
      save({ state: { car } }, into) {
        into[0] = car.position;
        into[1] = car.velocity;
      },
      load({ state: { car } }, from) {
        car.position = from[0] as number;
        car.velocity = from[1] as number;
      },
      settle({ state: { car, flag } }) {
        car.height = heightAt(car.position);
        car.slope = slopeAt(car.position);
        flag.position = flagPosition;
      },
    },
  }),
});
