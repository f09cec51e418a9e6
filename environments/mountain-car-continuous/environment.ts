import { defineEnvironment, defineSpec } from "../../src/simulator/define.ts";
import { vectorize } from "../../src/simulator/vectorize.ts";
import { hillScene } from "../mountain-car/scene.ts";

// Gymnasium MountainCarContinuous-v0 (after Moore 1990). Lengths and masses have no unit there; a step counts as one second.
const leftEnd = -1.2;
const rightEnd = 0.6;
const maxSpeed = 0.07;
const engine = 0.0015;
const gravity = 0.0025;
const flagPosition = 0.45;

const heightAt = (position: number): number => 0.45 * Math.sin(3 * position) + 0.55;
const slopeAt = (position: number): number => 1.35 * Math.cos(3 * position);

/**
 * Gymnasium keeps this environment's state in single precision from the first step on, and computes in it where no double
 * takes part. A position that single precision cannot hold can only be the first of an episode, which is a double. Actions
 * are taken as doubles within their range: one that Gymnasium must clip makes it round once more.
 */
const single = Math.fround;
const isSingle = (value: number): boolean => single(value) === value;

const spec = defineSpec({
  name: "mountain-car-continuous",
  summary:
    "A car in a valley between two hills, on a track of height 0.45·sin(3·position) + 0.55 from position −1.2 to 0.6. The engine adds at most 0.0015 to the velocity a step, gravity takes 0.0025·cos(3·position) from it: on the steep parts the engine is weaker than gravity. Speed is limited to 0.07. The left end stops the car. A flag stands on the right hill at position 0.45. Every episode starts at rest at a position drawn uniformly from −0.6 … −0.4; the bottom of the valley is at −0.5236.",
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
        description: "Position of the flag along the horizontal axis, always 0.45",
        unit: "m",
        range: [leftEnd, rightEnd],
      },
    },
  },
  action: {
    throttle: {
      description: "Engine, continuous: −1 full to the left, 0 off, 1 full to the right",
      unit: "1",
      range: [-1, 1],
    },
  },
  control: { kind: "continuous" },
  observation: { labels: ["car.position", "car.velocity"] },
  dt: 1,
  maxSteps: 999,
  termination: "The car is at position 0.45 or beyond with a velocity of 0 or more.",
});

export const environment = defineEnvironment({
  spec,
  create: vectorize(spec, {
    // Whether the flag was reached is decided before the position is rounded to single precision.
    internal: 1,
    reset({ state: { car, flag }, random }) {
      car.position = random.between(-0.6, -0.4);
      car.height = heightAt(car.position);
      car.slope = slopeAt(car.position);
      flag.position = flagPosition;
    },
    step({ state: { car }, internal, action }) {
      const started = isSingle(car.position);
      const along = started ? single(3 * car.position) : 3 * car.position;
      const unlimited = car.velocity + (action.throttle * engine - gravity * Math.cos(along));
      let velocity = Math.min(Math.max(unlimited, -maxSpeed), maxSpeed);
      // The limit is a plain number in Gymnasium and takes on the position's precision; the velocity is a double.
      const limited = started && velocity !== unlimited;
      const unbounded = limited ? single(car.position + single(velocity)) : car.position + velocity;
      const position = Math.min(Math.max(unbounded, leftEnd), rightEnd);
      if (position === leftEnd && velocity < 0) velocity = 0;
      internal[0] = position >= (limited ? single(flagPosition) : flagPosition) && velocity >= 0 ? 1 : 0;
      car.position = single(position);
      car.velocity = single(velocity);
      car.height = heightAt(car.position);
      car.slope = slopeAt(car.position);
    },
    observe({ state: { car }, observation }) {
      observation[0] = car.position;
      observation[1] = car.velocity;
    },
    terminated: ({ internal }) => internal[0] === 1,
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
