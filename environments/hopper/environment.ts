import { defineEnvironment, defineSpec } from "../../src/simulator/define.ts";
import { mujocoEnvironment } from "../../src/simulator/mujoco/environment.ts";
import type { EnvironmentSpec } from "../../src/core/spec.ts";

// Gymnasium Hopper-v5.
const frameSkip = 4;
const resetNoise = 5e-3;
const gymnasiums = { minHeight: 0.7, maxPitch: 0.2 };
const stateLimit = 100;
const observedSpeed = 10;

// The foot of model.xml: a capsule of this half-length and radius; the simulator makes contact within the margin.
const footHalfLength = 0.195;
const footRadius = 0.06;
const contactMargin = 0.001;

const angle = (description: string, range: readonly [number, number]) => ({ description, unit: "rad", range }) as const;
const rate = (description: string) => ({ description, unit: "rad/s", range: [-10, 10] }) as const;

const spec = defineSpec({
  name: "hopper",
  summary:
    "A one-legged robot in a vertical plane: torso, thigh, leg and foot (3.7, 4.1, 2.8 and 5.3 kg), joined by hip, knee and ankle, each driven by a motor. It stands 1.25 m tall at the middle of its torso and can hop along x on flat ground. Every episode starts standing at x = 0, all positions and velocities disturbed by up to ±0.005. MuJoCo, RK4, 4 physics steps of 2 ms an action.",
  state: {
    torso: {
      x: { description: "Horizontal position, growing forwards", unit: "m", range: [-1, 20] },
      height: {
        description: "Height of the torso's middle over the ground, 1.25 standing",
        unit: "m",
        range: [0.6, 1.8],
      },
      pitch: angle("Pitch from the vertical, positive leaning forwards", [-0.3, 0.3]),
      velocityX: { description: "Horizontal velocity", unit: "m/s", range: [-4, 4] },
      velocityZ: { description: "Vertical velocity", unit: "m/s", range: [-4, 4] },
      pitchRate: rate("Rate of the pitch"),
    },
    hip: {
      angle: angle("Angle between torso and thigh, 0 straight, negative bent", [-2.62, 0]),
      rate: rate("Rate of the hip's angle"),
    },
    knee: {
      angle: angle("Angle between thigh and leg, 0 straight, negative bent", [-2.62, 0]),
      rate: rate("Rate of the knee's angle"),
    },
    ankle: {
      angle: angle("Angle between leg and foot, 0 at a right angle", [-0.79, 0.79]),
      rate: rate("Rate of the ankle's angle"),
    },
    foot: {
      x: { description: "Horizontal position of the foot's middle", unit: "m", range: [-1, 20] },
      height: { description: "Height of the foot's lowest point over the ground", unit: "m", range: [-0.02, 0.6] },
      contact: { description: "The foot touches the ground", unit: "1", type: "boolean", range: [0, 1] },
    },
  },
  action: {
    torque: {
      description: "Torque of each motor as a share of its 200 N·m",
      unit: "1",
      range: [-1, 1],
      size: 3,
      elements: ["hip", "knee", "ankle"],
    },
  },
  control: { kind: "continuous" },
  observation: {
    labels: [
      "torso.height",
      "torso.pitch",
      "hip.angle",
      "knee.angle",
      "ankle.angle",
      "torso.velocityX",
      "torso.velocityZ",
      "torso.pitchRate",
      "hip.rate",
      "knee.rate",
      "ankle.rate",
    ],
  },
  dt: 0.008,
  maxSteps: 1000,
  termination:
    "The torso is not higher than 0.7 m, or its pitch reaches ±0.2 rad, or any other position (but x) or velocity leaves −100 … 100.",
});

const clipSpeed = (speed: number): number => Math.min(Math.max(speed, -observedSpeed), observedSpeed);

type Limits = { minHeight: number; maxPitch: number };

/** The spec under other limits: what is met then, and what ends the episode. The columns stay the same. */
const specUnder = ({ minHeight, maxPitch }: Limits): EnvironmentSpec => {
  const { torso, foot } = spec.state;
  const turnsOver = maxPitch === Infinity;
  const pitch = turnsOver
    ? angle("Pitch from the vertical, positive leaning forwards; not wrapped: a whole turn forwards adds 2π", [-7, 7])
    : torso.pitch;
  const limit = turnsOver ? "" : `, or its pitch reaches ±${maxPitch} rad`;
  const others = turnsOver ? "a position (but x and height)" : "any other position (but x)";
  return {
    ...spec,
    state: {
      ...spec.state,
      torso: { ...torso, height: { ...torso.height, range: [minHeight - 0.1, 1.8] }, pitch },
      foot: { ...foot, height: { ...foot.height, range: [-0.02, turnsOver ? 1.6 : 0.6] } },
    },
    termination: `The torso is not higher than ${minHeight} m${limit}, or ${others} or velocity leaves −100 … 100.`,
  };
};

const create = ({ minHeight, maxPitch }: Limits) =>
  mujocoEnvironment(spec, {
    model: new URL("./model.xml", import.meta.url),
    frameSkip,
    dynamics(physics) {
      const footGeom = physics.id("geom", "foot");
      return {
        start({ data: { qpos, qvel }, random }) {
          for (let joint = 0; joint < qpos.length; joint++) {
            qpos[joint] = (qpos[joint] as number) + random.between(-resetNoise, resetNoise);
          }
          for (let joint = 0; joint < qvel.length; joint++) qvel[joint] = random.between(-resetNoise, resetNoise);
        },
        read({ data: { qpos, qvel, geom_xpos, geom_xmat }, state: { torso, hip, knee, ankle, foot } }) {
          torso.x = qpos[0] as number;
          torso.height = qpos[1] as number;
          torso.pitch = qpos[2] as number;
          hip.angle = qpos[3] as number;
          knee.angle = qpos[4] as number;
          ankle.angle = qpos[5] as number;
          torso.velocityX = qvel[0] as number;
          torso.velocityZ = qvel[1] as number;
          torso.pitchRate = qvel[2] as number;
          hip.rate = qvel[3] as number;
          knee.rate = qvel[4] as number;
          ankle.rate = qvel[5] as number;
          // The lower of the capsule's two end spheres; its axis is the third column of the rotation matrix.
          const axisZ = geom_xmat[9 * footGeom + 8] as number;
          const height = (geom_xpos[3 * footGeom + 2] as number) - footHalfLength * Math.abs(axisZ) - footRadius;
          foot.x = geom_xpos[3 * footGeom] as number;
          foot.height = height;
          foot.contact = height < contactMargin;
        },
        observe({ data: { qpos, qvel }, observation }) {
          for (let joint = 1; joint < 6; joint++) observation[joint - 1] = qpos[joint] as number;
          for (let joint = 0; joint < 6; joint++) observation[joint + 5] = clipSpeed(qvel[joint] as number);
        },
        terminated({ data: { qpos, qvel }, state: { torso } }) {
          if (!(torso.height > minHeight && Math.abs(torso.pitch) < maxPitch)) return true;
          for (let joint = 2; joint < 6; joint++) if (Math.abs(qpos[joint] as number) >= stateLimit) return true;
          for (let joint = 0; joint < 6; joint++) if (Math.abs(qvel[joint] as number) >= stateLimit) return true;
          return false;
        },
      };
    },
  });

export const environment = defineEnvironment({
  spec,
  create: create(gymnasiums),
  options: {
    "healthy-height": {
      description: "Metres that the torso must stay above, or the episode ends (Gymnasium's healthy_z_range)",
      default: "0.7",
      values: ["0.7", "0.4"],
    },
    "healthy-pitch": {
      description: "Radians that the torso may lean, or the episode ends (Gymnasium's healthy_angle_range)",
      default: "0.2",
      values: ["0.2", "any"],
    },
  },
  configure(options) {
    const limits = {
      minHeight: options["healthy-height"] === "0.4" ? 0.4 : gymnasiums.minHeight,
      maxPitch: options["healthy-pitch"] === "any" ? Infinity : gymnasiums.maxPitch,
    };
    const same = limits.minHeight === gymnasiums.minHeight && limits.maxPitch === gymnasiums.maxPitch;
    return { spec: same ? spec : specUnder(limits), create: create(limits) };
  },
});
