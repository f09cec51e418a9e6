import { defineEnvironment, defineSpec } from "../../../../src/simulator/define.ts";
import { vectorize } from "../../../../src/simulator/vectorize.ts";

// A motor boat that steers only while it moves, in a current, with a chain of buoys that appear one after the other.
const dt = 0.2;
const acceleration = 1.6;
const drag = 0.5;
/** Turning of the bow for full rudder, rad a metre travelled. */
const rudderGain = 0.55;
const rudderLag = 0.3;
const reach = 1.2;
const shore = 14;
const buoyField = 8;

const spec = defineSpec({
  name: "regatta",
  summary:
    "A motor boat on a lake of 28 m by 28 m, with a current that is constant in an episode and differs between episodes (at most 0.25 m/s along each axis). The motor accelerates the boat along its bow by at most 1.6 m/s²; water drag takes 0.5 of its speed a second; the bow turns by at most 0.55 rad for each metre travelled through the water. One buoy at a time floats on the lake. As soon as the boat is within 1.2 m of it, it vanishes and another appears 4 m to 7 m away from there, at most 8 m from the middle in both directions. Every episode starts at rest within 3 m of the middle, with any heading.",
  state: {
    boat: {
      x: { description: "Position, east of the middle", unit: "m", range: [-14, 14] },
      y: { description: "Position, north of the middle", unit: "m", range: [-14, 14] },
      heading: {
        description: "Direction of the bow, counter-clockwise from east",
        unit: "rad",
        range: [-Math.PI, Math.PI],
        periodic: true,
      },
      speed: { description: "Speed through the water along the bow", unit: "m/s", range: [0, 3.2] },
      turning: { description: "Rate of turn, counter-clockwise", unit: "rad/s", range: [-1.8, 1.8] },
      rudder: { description: "Rudder as it stands, follows the helm with a lag", unit: "1", range: [-1, 1] },
    },
    current: {
      east: { description: "Current towards the east", unit: "m/s", range: [-0.25, 0.25] },
      north: { description: "Current towards the north", unit: "m/s", range: [-0.25, 0.25] },
    },
    buoy: {
      x: { description: "Position of the buoy that floats now, east", unit: "m", range: [-8, 8] },
      y: { description: "Position of the buoy that floats now, north", unit: "m", range: [-8, 8] },
      distance: { description: "Distance from the boat to the buoy that floats now", unit: "m", range: [0, 12] },
      bearing: {
        description: "Direction of the buoy that floats now, from the bow, counter-clockwise",
        unit: "rad",
        range: [-Math.PI, Math.PI],
        periodic: true,
      },
      passed: { description: "Buoys that have vanished so far", unit: "1", range: [0, 12] },
    },
  },
  action: {
    throttle: { description: "Motor: 0 off, 1 full ahead", unit: "1", range: [0, 1] },
    helm: { description: "Helm: −1 full clockwise, 1 full counter-clockwise", unit: "1", range: [-1, 1] },
  },
  control: { kind: "continuous" },
  observation: {
    labels: [
      "buoy.distance / 5",
      "cos buoy.bearing",
      "sin buoy.bearing",
      "boat.speed / 2",
      "boat.turning",
      "boat.rudder",
      "boat.x / 10",
      "boat.y / 10",
      "cos boat.heading",
      "sin boat.heading",
      "current.east",
      "current.north",
    ],
  },
  dt,
  maxSteps: 150,
  termination: "The boat runs ashore, 14 m from the middle along an axis.",
});

/** Into −π … π. */
const wrapAngle = (angle: number): number => angle - 2 * Math.PI * Math.round(angle / (2 * Math.PI));

type Boat = { x: number; y: number; heading: number };
type Buoy = { x: number; y: number; distance: number; bearing: number };

const measure = (boat: Boat, buoy: Buoy): void => {
  buoy.distance = Math.hypot(buoy.x - boat.x, buoy.y - boat.y);
  buoy.bearing = wrapAngle(Math.atan2(buoy.y - boat.y, buoy.x - boat.x) - boat.heading);
};

/** Puts the buoy 4 … 7 m from where the boat is; after some tries in vain towards the middle, which is always free. */
const place = (boat: Boat, buoy: Buoy, random: { between(low: number, high: number): number }): void => {
  const length = random.between(4, 7);
  let direction = random.between(-Math.PI, Math.PI);
  for (let attempt = 0; attempt < 20; attempt++) {
    buoy.x = boat.x + length * Math.cos(direction);
    buoy.y = boat.y + length * Math.sin(direction);
    if (Math.abs(buoy.x) <= buoyField && Math.abs(buoy.y) <= buoyField) return;
    direction = attempt < 18 ? random.between(-Math.PI, Math.PI) : Math.atan2(-boat.y, -boat.x);
  }
};

export const environment = defineEnvironment({
  spec,
  create: vectorize(spec, {
    reset({ state: { boat, buoy, current }, random }) {
      boat.x = random.between(-3, 3);
      boat.y = random.between(-3, 3);
      boat.heading = random.between(-Math.PI, Math.PI);
      current.east = random.between(-0.25, 0.25);
      current.north = random.between(-0.25, 0.25);
      place(boat, buoy, random);
      measure(boat, buoy);
    },
    step({ state: { boat, buoy, current }, action, random }) {
      boat.rudder += (dt / rudderLag) * (action.helm - boat.rudder);
      boat.speed = Math.max(0, boat.speed + dt * (acceleration * action.throttle - drag * boat.speed));
      boat.turning = rudderGain * boat.rudder * boat.speed;
      boat.heading = wrapAngle(boat.heading + dt * boat.turning);
      boat.x += dt * (boat.speed * Math.cos(boat.heading) + current.east);
      boat.y += dt * (boat.speed * Math.sin(boat.heading) + current.north);
      measure(boat, buoy);
      if (buoy.distance <= reach) {
        buoy.passed += 1;
        place(boat, buoy, random);
        measure(boat, buoy);
      }
    },
    observe({ state: { boat, buoy, current }, observation }) {
      observation[0] = buoy.distance / 5;
      observation[1] = Math.cos(buoy.bearing);
      observation[2] = Math.sin(buoy.bearing);
      observation[3] = boat.speed / 2;
      observation[4] = boat.turning;
      observation[5] = boat.rudder;
      observation[6] = boat.x / 10;
      observation[7] = boat.y / 10;
      observation[8] = Math.cos(boat.heading);
      observation[9] = Math.sin(boat.heading);
      observation[10] = current.east;
      observation[11] = current.north;
    },
    terminated: ({ state: { boat } }) => Math.abs(boat.x) > shore || Math.abs(boat.y) > shore,
  }),
});
